package caravan.wiring;

import caravan.codes.Channel;
import caravan.settings.ConfigWatch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Puts changed plans and keys in force while the daemon runs. */
final class SettingsFollower {

  private final ConfigWatch file;
  private final Channels channels;
  private final Recovery recovery;
  private final AtomicBoolean asked;
  private final Set<Channel> renewed = new HashSet<>();

  /**
   * @param asked whether the settings are to be read although nothing changed; taken back then
   */
  SettingsFollower(ConfigWatch file, Channels channels, Recovery recovery, AtomicBoolean asked) {
    this.file = file;
    this.channels = channels;
    this.recovery = recovery;
    this.asked = asked;
  }

  /** From time to time, on one thread. */
  void look() {
    boolean changed = asked.getAndSet(false) ? file.readNow() : file.check();
    if (changed) {
      renewed.addAll(channels.renew(file.newest().keys()));
      channels.wake();
    }
    reopen();
  }

  /** Who gives another key has put right what a person was waited for. */
  private void reopen() {
    for (Channel channel : List.copyOf(renewed)) {
      recovery.reopen(channel);
      renewed.remove(channel);
    }
  }
}
