package caravan.metrics;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is measured of this process: Java, the machine's view of it, and Camel's routes. */
final class ProcessFamilies {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final double MILLIS = 1e3;
  private static final double NANOS = 1e9;
  private static final int KILO = 1_024;

  private final Families families;

  ProcessFamilies(Families families) {
    this.families = families;
  }

  void gather(Map<String, RouteCounter> routes) {
    java();
    memory();
    process();
    routes(new TreeMap<>(routes));
  }

  private void java() {
    String version = ProcessFamilies.class.getPackage().getImplementationVersion();
    families.info(
        "caravan_build",
        "Always 1; which Caravan this is, on which Java.",
        "version",
        version == null ? "unknown" : version,
        "java",
        System.getProperty("java.version"));
    families.gauge(
        "jvm_threads_current",
        "Threads of this process.",
        ManagementFactory.getThreadMXBean().getThreadCount());
    families.counter(
        "jvm_gc_collection_seconds",
        "Time spent collecting garbage.",
        collectors(bean -> bean.getCollectionTime(), MILLIS));
    families.counter(
        "jvm_gc_collections",
        "How often garbage was collected.",
        collectors(bean -> bean.getCollectionCount(), 1));
  }

  private static Stream<MetricSample> collectors(
      ToLongFunction<GarbageCollectorMXBean> what, double unit) {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .map(bean -> MetricSample.of(what.applyAsLong(bean) / unit, "gc", bean.getName()));
  }

  private void memory() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    Map<String, MemoryUsage> areas =
        Map.of("heap", memory.getHeapMemoryUsage(), "nonheap", memory.getNonHeapMemoryUsage());
    areas("jvm_memory_used_bytes", "Memory in use.", areas, MemoryUsage::getUsed);
    areas("jvm_memory_committed_bytes", "Memory taken.", areas, MemoryUsage::getCommitted);
    areas("jvm_memory_max_bytes", "Memory at most; -1: no limit.", areas, MemoryUsage::getMax);
  }

  private void areas(
      String name, String help, Map<String, MemoryUsage> areas, ToLongFunction<MemoryUsage> what) {
    families.gauge(
        name,
        help,
        areas.entrySet().stream()
            .map(
                area -> MetricSample.of(what.applyAsLong(area.getValue()), "area", area.getKey())));
  }

  private void process() {
    families.gauge(
        "process_start_time_seconds",
        "When this process started, in seconds since 1970.",
        ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS);
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
      families.counter(
          "process_cpu_seconds",
          "Processor time that this process took.",
          unix.getProcessCpuTime() / NANOS);
      families.gauge(
          "process_open_fds", "Open files and connections.", unix.getOpenFileDescriptorCount());
      families.gauge(
          "process_max_fds",
          "Open files and connections at most.",
          unix.getMaxFileDescriptorCount());
    }
    resident();
  }

  /** As Linux tells it. */
  private void resident() {
    try {
      Matcher found =
          RESIDENT.matcher(
              Files.isReadable(STATUS)
                  ? Files.readString(STATUS, StandardCharsets.ISO_8859_1)
                  : "");
      if (found.find()) {
        families.gauge(
            "process_resident_memory_bytes",
            "Memory that this process takes of the machine.",
            (double) Long.parseLong(found.group(1)) * KILO);
      }
    } catch (IOException untold) {
      return; // a measure that is not there
    }
  }

  private void routes(Map<String, RouteCounter> routes) {
    families.counter(
        "caravan_route_exchanges",
        "What went along one of Camel's routes to its end. Counted since this process started.",
        routes(routes, RouteCounter::endings));
    families.counter(
        "caravan_route_failures",
        "What failed on one of Camel's routes. Counted since this process started.",
        routes(routes, RouteCounter::failures));
    families.gauge(
        "caravan_route_exchanges_in_flight",
        "What is under way on one of Camel's routes.",
        routes(routes, RouteCounter::underWay));
  }

  private static Stream<MetricSample> routes(
      Map<String, RouteCounter> routes, ToLongFunction<RouteCounter> what) {
    return routes.entrySet().stream()
        .map(one -> MetricSample.of(what.applyAsLong(one.getValue()), "route", one.getKey()));
  }
}
