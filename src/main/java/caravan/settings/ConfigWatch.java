package caravan.settings;

import caravan.codes.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the file of settings was edited. A changed plan is put in force; other changes are
 * named in the log, they need a restart; a file with faults changes nothing, and its faults are
 * logged once. It looks when it is asked to: for one thread, about once a second.
 */
public final class ConfigWatch {

  private static final Logger LOG = LoggerFactory.getLogger(ConfigWatch.class);
  private static final String GONE = "gone";

  private final SettingsSource source;
  private final Plans plans;
  private Settings current;
  private String looksLike = "";
  private String read = "";

  /**
   * @param source what is read again
   * @param running what the source answered at the start
   * @param plans where a changed plan is put in force
   */
  public ConfigWatch(SettingsSource source, Settings running, Plans plans) {
    this.source = source;
    this.current = running;
    this.plans = plans;
  }

  /**
   * Looks at the file. It is read once it looks the same at two looks in a row, so that one that is
   * being written is left alone.
   *
   * @return whether a plan changed
   */
  public boolean check() {
    return source.file().map(this::check).orElse(false);
  }

  /** What was read last without faults, also what needs a restart to be in force. */
  public Settings newest() {
    return current;
  }

  private boolean check(Path file) {
    String looks = look(file);
    boolean atRest = looks.equals(looksLike);
    looksLike = looks;
    if (!atRest || looks.equals(read)) {
      return false;
    }
    read = looks;
    return readAgain(file);
  }

  private boolean readAgain(Path file) {
    try {
      Settings changed = source.read();
      boolean another = !Changes.plans(current, changed).isEmpty();
      tell(file, changed);
      current = changed;
      plans.reload(changed);
      return another;
    } catch (SettingsException e) {
      LOG.error("{} was changed and has faults; the settings stay as they were:", file);
      e.messages().forEach(LOG::error);
      return false;
    }
  }

  private void tell(Path file, Settings changed) {
    for (Channel channel : Changes.plans(current, changed)) {
      LOG.info(
          "{} was changed, {} now has: {}",
          file,
          channel.word(),
          Changes.words(changed.channel(channel).plan()));
    }
    changed.warnings().stream()
        .filter(warning -> !current.warnings().contains(warning))
        .forEach(LOG::warn);
    Set<String> rest = Changes.needRestart(current, changed);
    if (!rest.isEmpty()) {
      LOG.warn("{} was changed; needs a restart to be in force: {}", file, String.join(", ", rest));
    }
  }

  private static String look(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
    } catch (IOException e) {
      return GONE;
    }
  }
}
