package caravan.lists;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A workbook on disk, where its parts can be sought; a packed one is unpacked for as long. */
final class WorkbookFile implements Closeable {

  private static final long LARGEST = 2L << 30;

  private final Path path;
  private final boolean temporary;

  private WorkbookFile(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  static WorkbookFile of(Path file, boolean gzip) throws IOException {
    if (!gzip) {
      return new WorkbookFile(file, false);
    }
    WorkbookFile unpacked = new WorkbookFile(Files.createTempFile("caravan-", ".xlsx"), true);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
        OutputStream out = Files.newOutputStream(unpacked.path)) {
      copy(in, out);
      return unpacked;
    } catch (IOException | RuntimeException e) {
      unpacked.close();
      throw e;
    }
  }

  private static void copy(InputStream in, OutputStream out) throws IOException {
    byte[] block = new byte[1 << 16];
    long size = 0;
    for (int read = in.read(block); read >= 0; read = in.read(block)) {
      size += read;
      if (size > LARGEST) {
        throw new UnreadableListException("a workbook of more than 2 GiB; save the sheet as .csv");
      }
      out.write(block, 0, read);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(path);
    }
  }
}
