package caravan.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Keys and passwords, each given either as it is or as the name of a file that holds it. */
final class Secrets {

  private static final int LONGEST = 65_536;
  private static final Pattern NOT_IN_A_KEY = Pattern.compile("[\\s\\p{Cntrl}]");
  private static final Pattern LINE_END = Pattern.compile("\\R\\z");
  private static final Pattern QUOTED = Pattern.compile("([\"']).*\\1");

  private final Values values;

  Secrets(Values values) {
    this.values = values;
  }

  /** An API's key, without blanks around it. */
  Optional<Secret> key(String key) {
    return find(key, Secrets::asKey);
  }

  /** A password, which may hold any character. */
  Optional<Secret> password(String key) {
    return find(key, password -> password);
  }

  private Optional<Secret> find(String key, UnaryOperator<String> shape) {
    Optional<RawValue> direct = values.given(key);
    Optional<RawValue> file = values.given(key + "-file");
    if (direct.isPresent() && file.isPresent()) {
      values
          .faults()
          .hidden(
              direct.get(),
              "is given also by "
                  + file.get().key()
                  + " ("
                  + file.get().origin()
                  + "); keep one of the two");
    }
    if (direct.isPresent()) {
      return shaped(direct.get(), direct.get().text(), shape);
    }
    return file.flatMap(rawValue -> text(rawValue).flatMap(text -> shaped(rawValue, text, shape)));
  }

  private Optional<Secret> shaped(RawValue rawValue, String text, UnaryOperator<String> shape) {
    try {
      return Optional.of(new Secret(shape.apply(text)));
    } catch (IllegalArgumentException e) {
      values.faults().hidden(rawValue, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static String asKey(String text) {
    String key = text.strip();
    if (NOT_IN_A_KEY.matcher(key).find()) {
      throw new IllegalArgumentException(
          "has a blank or a line break within; give the key alone, as the API's dashboard shows it");
    }
    if (QUOTED.matcher(key).matches()) {
      throw new IllegalArgumentException("has quotes around it; give the key without them");
    }
    return key;
  }

  /** The file's text; a name that leads nowhere is not shown, it may be the secret itself. */
  private Optional<String> text(RawValue rawValue) {
    try {
      Path file = Folder.read(rawValue.text());
      if (!Files.exists(file)) {
        values
            .faults()
            .hidden(rawValue, "there is no such file; give the name of the file that holds it");
        return Optional.empty();
      }
      String text = contents(file);
      if (text.isBlank()) {
        throw new IOException("is an empty file");
      }
      warnIfOpen(rawValue, file);
      values.secretIn(file);
      return Optional.of(text);
    } catch (IllegalArgumentException e) {
      values.faults().hidden(rawValue, "can't be the name of a file");
    } catch (CharacterCodingException e) {
      values.faults().wrong(rawValue, "is not a text file in UTF-8");
    } catch (IOException e) {
      values.faults().wrong(rawValue, "can't be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  private static String contents(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LONGEST);
      if (bytes.length == LONGEST) {
        throw new IOException("is too large for a key or a password");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return LINE_END
          .matcher(text.startsWith("\ufeff") ? text.substring(1) : text)
          .replaceFirst("");
    }
  }

  private void warnIfOpen(RawValue rawValue, Path file) throws IOException {
    if (open(file)) {
      values.warn(openTo(rawValue, file));
    }
  }

  /** Whether everybody on this machine can read it. */
  static boolean open(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view != null
        && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ);
  }

  static String openTo(RawValue rawValue, Path file) {
    return rawValue + ": everybody on this machine can read that file; chmod 600 " + file;
  }
}
