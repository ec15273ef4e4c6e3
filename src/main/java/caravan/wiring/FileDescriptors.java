package caravan.wiring;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Open files and connections, of which the machine gives a process only so many. */
final class FileDescriptors {

  /** So many are needed to take in a list and to deliver another. */
  private static final long NEEDED = 16;

  private static final String WAY_OUT =
      "lists and calls wait until some are closed; raise the limit (ulimit -n)";

  private final LongSupplier open;
  private final LongSupplier most;

  FileDescriptors(LongSupplier open, LongSupplier most) {
    this.open = open;
    this.most = most;
  }

  /** Those of this process; empty where the machine does not count them. */
  static Optional<FileDescriptors> ofThisProcess() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean machine
        ? Optional.of(
            new FileDescriptors(
                machine::getOpenFileDescriptorCount, machine::getMaxFileDescriptorCount))
        : Optional.empty();
  }

  /** That too few are left, in words; empty if there are enough. */
  Optional<String> fault() {
    long limit = most.getAsLong();
    try {
      long used = open.getAsLong();
      return limit > 0 && limit - used < NEEDED
          ? Optional.of(
              "%d of %d files and connections are open: %s".formatted(used, limit, WAY_OUT))
          : Optional.empty();
    } catch (InternalError counting) { // which takes one more, and there is none
      return Optional.of("all %d files and connections are open: %s".formatted(limit, WAY_OUT));
    }
  }
}
