package caravan.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * A file of settings, in the format of Java's properties, UTF-8. It is read entry by entry, so that
 * a fault can be told with its line.
 */
final class ConfigFile {

  private static final Pattern NAME = Pattern.compile("[\\s=:].*", Pattern.DOTALL);
  private static final Pattern LOST_BACKSLASH =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\(?![\\\\:=#! ]|u[0-9a-fA-F]{4}|$)");
  private static final Pattern NEXT_SETTING = Pattern.compile("\\s*caravan\\.[^=:]*[=:].*");
  private static final Pattern GOES_ON = Pattern.compile("(?:.*[^\\\\])?(?:\\\\\\\\)*\\\\");

  private final String name;
  private final ConfigErrors configErrors;
  private final Map<String, Integer> lines = new HashMap<>();
  private final List<RawValue> found = new ArrayList<>();

  private ConfigFile(String name, ConfigErrors configErrors) {
    this.name = name;
    this.configErrors = configErrors;
  }

  /** All entries of a file in its order; what is wrong with them goes to the faults. */
  static List<RawValue> read(Path file, ConfigErrors configErrors) {
    try {
      String text = decoded(Files.readAllBytes(file));
      return read(text, file.toString(), configErrors);
    } catch (NoSuchFileException e) {
      configErrors.add(file + ": there is no such file of settings; see the name after --config");
    } catch (CharacterCodingException e) {
      configErrors.add(file + ": is not UTF-8; save it again in that encoding");
    } catch (IOException e) {
      configErrors.add(file + ": this file of settings can't be read: " + e.getMessage());
    }
    return List.of();
  }

  /** All entries of a text that came from there. */
  static List<RawValue> read(String text, String name, ConfigErrors configErrors) {
    ConfigFile file = new ConfigFile(name, configErrors);
    List<String> natural = text.lines().toList();
    int number = 0;
    while (number < natural.size()) {
      int first = number;
      StringBuilder entry = new StringBuilder(natural.get(number++).stripLeading());
      if (entry.isEmpty() || entry.charAt(0) == '#' || entry.charAt(0) == '!') {
        continue;
      }
      while (number < natural.size() && GOES_ON.matcher(entry).matches()) {
        if (NEXT_SETTING.matcher(natural.get(number)).matches()) {
          break;
        }
        entry.setLength(entry.length() - 1);
        entry.append(natural.get(number++).stripLeading());
      }
      file.entry(entry.toString(), first + 1);
    }
    return file.found;
  }

  private void entry(String text, int line) {
    String origin = name + ", line " + line;
    String key = NAME.matcher(text).replaceFirst("");
    if (LOST_BACKSLASH.matcher(text).find() || GOES_ON.matcher(text).matches()) {
      configErrors.hidden(
          new RawValue(key, "", origin),
          "a single \\ is lost when this file is read; write / or \\\\, such as C:/lists/in");
      return;
    }
    Properties one = new Properties();
    try {
      one.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      configErrors.hidden(new RawValue(key, "", origin), "can't be read as KEY = VALUE");
      return;
    }
    one.stringPropertyNames()
        .forEach(name -> add(new RawValue(name, one.getProperty(name), origin), line));
  }

  private void add(RawValue rawValue, int line) {
    Integer before = lines.putIfAbsent(rawValue.key(), line);
    if (before == null) {
      found.add(rawValue);
    } else {
      configErrors.hidden(rawValue, "is given in line " + before + " already; keep one of the two");
    }
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
