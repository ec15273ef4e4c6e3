package caravan.harness;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** An SFTP server's disk that can be full; a folder called {@code closed} may not be listed. */
final class FullDisk implements SftpFileSystemAccessor {

  private volatile boolean full;

  void full(boolean now) {
    full = now;
  }

  @Override
  public DirectoryStream<Path> openDirectory(
      SftpSubsystemProxy subsystem,
      DirectoryHandle handle,
      Path folder,
      String name,
      LinkOption... options)
      throws IOException {
    if (folder.endsWith("closed")) {
      throw new AccessDeniedException(name);
    }
    return SftpFileSystemAccessor.super.openDirectory(subsystem, handle, folder, name, options);
  }

  @Override
  public SeekableByteChannel openFile(
      SftpSubsystemProxy subsystem,
      FileHandle handle,
      Path file,
      String name,
      Set<? extends OpenOption> options,
      FileAttribute<?>... attributes)
      throws IOException {
    if (full && options.contains(StandardOpenOption.WRITE)) {
      throw new IOException("No space left on device");
    }
    return SftpFileSystemAccessor.super.openFile(
        subsystem, handle, file, name, options, attributes);
  }
}
