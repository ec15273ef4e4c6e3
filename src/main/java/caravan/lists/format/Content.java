package caravan.lists.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * The bytes of a list, unpacked if they are packed, and the SHA-256 of the file as it lies there.
 */
public final class Content implements Closeable {

  /** Thousands of small lists are opened several times each. */
  private static final int BLOCK = 1 << 13;

  private final DigestInputStream raw;
  private final InputStream bytes;

  private Content(DigestInputStream raw, InputStream bytes) {
    this.raw = raw;
    this.bytes = bytes;
  }

  public static Content open(Path file, boolean gzip) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      DigestInputStream raw = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
      return new Content(
          raw, gzip ? new GZIPInputStream(raw, BLOCK) : new BufferedInputStream(raw, BLOCK));
    } catch (NoSuchAlgorithmException e) {
      in.close();
      throw new IllegalStateException("every Java has SHA-256", e);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  public InputStream bytes() {
    return bytes;
  }

  /** Reads what is left of the file and tells the SHA-256 of all of it, lower-case hexadecimal. */
  public String sha256() throws IOException {
    raw.transferTo(OutputStream.nullOutputStream());
    return HexFormat.of().formatHex(raw.getMessageDigest().digest());
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
