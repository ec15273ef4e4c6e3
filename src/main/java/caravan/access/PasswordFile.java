package caravan.access;

import caravan.files.Durability;
import caravan.files.FilePermissions;
import caravan.files.Folders;
import caravan.files.TemporaryNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may in with which password: a line {@code NAME:HASH} each. Blank lines and those that begin
 * with # are left alone.
 */
public final class PasswordFile {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
  private static final String OF_NAMES =
      "a name is up to 64 letters, digits, dots, hyphens, underscores and @";

  private PasswordFile() {}

  /** What is wrong with the name of a person; empty if nothing is. */
  public static Optional<String> faultOf(String name) {
    return NAME.matcher(name).matches() ? Optional.empty() : Optional.of(OF_NAMES);
  }

  /**
   * The passwords by name.
   *
   * @throws AccessException if it can't be read, holds none, or a line is wrong
   */
  public static Map<String, PasswordHash> read(Path file) {
    Map<String, PasswordHash> found = parse(file, AccessLines.read(file));
    if (found.isEmpty()) {
      throw new AccessException(file + ": holds no password; 'caravan password NAME' writes one");
    }
    return found;
  }

  private static Map<String, PasswordHash> parse(Path file, List<String> lines) {
    Map<String, PasswordHash> found = new LinkedHashMap<>();
    for (int line = 0; line < lines.size(); line++) {
      String text = lines.get(line).strip();
      if (!AccessLines.silent(text)) {
        add(file, line + 1, text, found);
      }
    }
    return found;
  }

  private static void add(Path file, int line, String text, Map<String, PasswordHash> found) {
    String name = name(text);
    if (faultOf(name).isPresent()) {
      throw AccessLines.fault(file, line, "must be NAME:HASH; " + OF_NAMES);
    }
    try {
      if (found.put(name, PasswordHash.parse(text.substring(name.length() + 1))) != null) {
        throw AccessLines.fault(file, line, "that name stood above already");
      }
    } catch (IllegalArgumentException e) {
      throw AccessLines.fault(file, line, String.valueOf(e.getMessage()));
    }
  }

  private static String name(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? "" : line.substring(0, colon);
  }

  /**
   * Writes a person's password, in place of the one that was there; the file is made where there is
   * none.
   *
   * @return whether that name had one before
   */
  public static boolean put(Path file, String name, PasswordHash hash) {
    return change(file, name, List.of(name + ":" + hash.text()));
  }

  /**
   * Takes a person's password out.
   *
   * @return whether there was one
   */
  public static boolean remove(Path file, String name) {
    return change(file, name, List.of());
  }

  private static boolean change(Path file, String name, List<String> instead) {
    List<String> lines = Files.exists(file) ? AccessLines.read(file) : List.of();
    boolean there = parse(file, lines).containsKey(name);
    List<String> changed = new ArrayList<>();
    lines.stream().filter(line -> !name(line.strip()).equals(name)).forEach(changed::add);
    changed.addAll(instead);
    try {
      write(file, String.join("\n", changed) + "\n");
    } catch (IOException e) {
      throw new AccessException(file + ": can't be written: " + e, e);
    }
    return there;
  }

  /** Written aside with the rights of what was there, then named. */
  private static void write(Path file, String text) throws IOException {
    Path aside = file.resolveSibling("." + file.getFileName() + TemporaryNames.PART);
    Files.deleteIfExists(aside);
    Files.createFile(aside, FilePermissions.ofFile(aside));
    Files.writeString(aside, text, StandardCharsets.UTF_8);
    if (Files.exists(file)) {
      keepRights(file, aside);
    }
    Durability.force(aside);
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    Durability.force(Folders.parent(file));
  }

  private static void keepRights(Path file, Path aside) throws IOException {
    PosixFileAttributeView to = Files.getFileAttributeView(aside, PosixFileAttributeView.class);
    if (to != null) {
      PosixFileAttributes from = Files.readAttributes(file, PosixFileAttributes.class);
      to.setPermissions(from.permissions());
      if (!to.readAttributes().group().equals(from.group())) {
        to.setGroup(from.group());
      }
      if (!to.getOwner().equals(from.owner())) {
        to.setOwner(from.owner());
      }
    }
  }
}
