package caravan.settings;

import caravan.codes.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the file of settings, or one that holds a key, was edited. A changed plan is put in
 * force, another key is told of; other changes are named in the log, they need a restart; a file
 * with faults changes nothing, and its faults are logged once. It looks when it is asked to: for
 * one thread, about once a second.
 */
public final class ConfigWatch {

  private static final Logger LOG = LoggerFactory.getLogger(ConfigWatch.class);
  private static final String GONE = "gone";

  private final SettingsSource source;
  private final LivePlans livePlans;
  private Settings current;
  private Map<Path, String> looksLike = Map.of();
  private Map<Path, String> read = Map.of();
  private List<String> faults = List.of();

  /**
   * @param source what is read again
   * @param running what the source answered at the start
   * @param livePlans where a changed plan is put in force
   */
  public ConfigWatch(SettingsSource source, Settings running, LivePlans livePlans) {
    this.source = source;
    this.current = running;
    this.livePlans = livePlans;
  }

  /**
   * Looks at the files. They are read once they look the same at two looks in a row, so that one
   * that is being written is left alone.
   *
   * @return whether a plan or a key changed; the keys are those of {@link #newest}
   */
  public boolean check() {
    Map<Path, String> looks = look();
    boolean atRest = looks.equals(looksLike);
    looksLike = looks;
    if (!atRest || looks.equals(read)) {
      return false;
    }
    String what = changed(looks);
    read = looks;
    return readAgain(what);
  }

  /**
   * Reads them now, as a person asks for who may have changed what can't be seen on the files, and
   * says what came of it; answers as {@link #check} does.
   */
  public boolean readNow() {
    Map<Path, String> looks = look();
    String what = changed(looks);
    looksLike = looks;
    read = looks;
    faults = List.of();
    Settings before = current;
    boolean another = readAgain(what.isEmpty() ? "What the settings are read from" : what);
    if (faults.isEmpty() && current.described().equals(before.described()) && !another) {
      LOG.info("The settings were read anew: nothing is different");
    }
    return another;
  }

  /** What was read last without faults, also what needs a restart to be in force. */
  public Settings newest() {
    return current;
  }

  private String changed(Map<Path, String> looks) {
    return looks.entrySet().stream()
        .filter(look -> !look.getValue().equals(read.get(look.getKey())))
        .map(look -> look.getKey().toString())
        .collect(Collectors.joining(", "));
  }

  private boolean readAgain(String what) {
    try {
      Settings changed = source.read();
      boolean another =
          !SettingsDiff.plans(current, changed).isEmpty()
              || !SettingsDiff.keys(current, changed).isEmpty();
      tell(what, changed);
      faults = List.of();
      current = changed;
      livePlans.reload(changed);
      return another;
    } catch (SettingsException e) {
      read = Map.of(); // looked at again: a file that it names may come later, or become readable
      if (!e.messages().equals(faults)) {
        LOG.error("{} was changed and has faults; the settings stay as they were:", what);
        e.messages().forEach(LOG::error);
      }
      faults = e.messages();
      return false;
    }
  }

  private void tell(String what, Settings changed) {
    for (Channel channel : SettingsDiff.plans(current, changed)) {
      String plan = SettingsDiff.words(changed.channel(channel).plan());
      LOG.info("{} was changed, {} now has: {}", what, channel.word(), plan);
    }
    for (Channel channel : SettingsDiff.keys(current, changed)) {
      LOG.info("{} was changed, {} now has another key", what, channel.word());
    }
    changed.warnings().stream()
        .filter(warning -> !current.warnings().contains(warning))
        .forEach(LOG::warn);
    Set<String> rest = SettingsDiff.needRestart(current, changed);
    if (!rest.isEmpty()) {
      LOG.warn("{} was changed; needs a restart to be in force: {}", what, String.join(", ", rest));
    }
  }

  private Map<Path, String> look() {
    Map<Path, String> looks = new TreeMap<>();
    source.file().ifPresent(file -> looks.put(file, look(file)));
    current.secretFiles().forEach(file -> looks.put(file, look(file)));
    return looks;
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
