package caravan.road;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Files whose names are any bytes, which Java can't name: made by bash. */
public final class Bytes {

  private Bytes() {}

  /** The name that these characters are in code page 1252, as {@code $'…'} of bash has it. */
  public static String western(String name) {
    return quoted(name.getBytes(StandardCharsets.ISO_8859_1));
  }

  public static String quoted(byte[] name) {
    StringBuilder quoted = new StringBuilder("$'");
    for (byte one : name) {
      quoted.append("\\x").append(HexFormat.of().toHexDigits(one));
    }
    return quoted.append('\'').toString();
  }

  /** Does that in bash, in that folder; answers what it says. */
  public static String bash(Path folder, String script) {
    try {
      List<String> command = new ArrayList<>(List.of("bash", "-e"));
      Process bash =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      try (var in = bash.getOutputStream()) {
        in.write(script.getBytes(StandardCharsets.UTF_8));
      }
      try (InputStream out = bash.getInputStream()) {
        String said = new String(out.readAllBytes(), StandardCharsets.ISO_8859_1);
        if (!bash.waitFor(30, TimeUnit.SECONDS) || bash.exitValue() != 0) {
          throw new IllegalStateException(said);
        }
        return said;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
