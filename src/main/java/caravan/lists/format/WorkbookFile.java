package caravan.lists.format;

import caravan.lists.UnreadableListException;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A workbook on disk, where its parts can be sought; a packed one is unpacked for as long, into the
 * temporary folder. Throws UncheckedIOException where there is no room for it.
 */
public final class WorkbookFile implements Closeable {

  private static final long LARGEST = 2L << 30;

  private final Path path;
  private final boolean temporary;

  private WorkbookFile(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  public static WorkbookFile of(Path file, boolean gzip) throws IOException {
    if (!gzip) {
      return new WorkbookFile(file, false);
    }
    WorkbookFile unpacked = new WorkbookFile(temporary(), true);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
        OutputStream out = new Temporary(Files.newOutputStream(unpacked.path))) {
      copy(in, out);
      return unpacked;
    } catch (IOException | RuntimeException e) {
      unpacked.close();
      throw e;
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("caravan-", ".xlsx");
    } catch (IOException e) {
      throw noRoom(e);
    }
  }

  /** The machine's fault, and not the list's: it can be read another time. */
  private static UncheckedIOException noRoom(IOException e) {
    return new UncheckedIOException(
        "a workbook can't be unpacked into the temporary folder %s: %s; make room there, or name another: JAVA_OPTS=-Djava.io.tmpdir=DIR"
            .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()),
        e);
  }

  /** Tells what can't be written from what can't be read. */
  private static final class Temporary extends FilterOutputStream {

    Temporary(OutputStream file) {
      super(file);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      try {
        out.write(bytes, from, count);
      } catch (IOException e) {
        throw noRoom(e);
      }
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

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(path);
    }
  }
}
