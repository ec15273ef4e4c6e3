package caravan.remote;

import java.util.Arrays;
import java.util.Optional;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.commons.net.ftp.FTPFile;

/**
 * One file on a server as a listing shows it now.
 *
 * @param size in bytes
 * @param modified in milliseconds since 1970, of whatever clock and zone
 */
record SingleFile(String name, long size, long modified) {

  /**
   * Looks at that file; empty where it is not. It is asked for alone, which is cheap; but brackets
   * in its name stand for other names on some servers, and then its whole folder is listed.
   */
  static <T> Optional<SingleFile> find(GenericFileOperations<T> there, String path) {
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    Optional<SingleFile> alone = find(there, path, name);
    return alone.isPresent()
        ? alone
        : find(there, slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash), name);
  }

  private static <T> Optional<SingleFile> find(
      GenericFileOperations<T> there, String listed, String name) {
    T[] files;
    try {
      files = there.listFiles(listed);
    } catch (GenericFileOperationFailedException e) {
      if (RemoteError.refusal(e)) {
        return Optional.empty();
      }
      throw e;
    }
    return files == null
        ? Optional.empty()
        : Arrays.stream(files)
            .map(SingleFile::of)
            .flatMap(Optional::stream)
            .filter(file -> file.name().equals(name))
            .findFirst();
  }

  private static Optional<SingleFile> of(Object file) {
    if (file instanceof FTPFile ftp && ftp.isFile()) {
      String name = ftp.getName();
      long modified = ftp.getTimestamp() == null ? 0 : ftp.getTimestamp().getTimeInMillis();
      return Optional.of(
          new SingleFile(name.substring(name.lastIndexOf('/') + 1), ftp.getSize(), modified));
    }
    return file instanceof SftpRemoteFile<?> sftp && !sftp.isDirectory()
        ? Optional.of(
            new SingleFile(sftp.getFilename(), sftp.getFileLength(), sftp.getLastModified()))
        : Optional.empty();
  }
}
