package caravan.web;

import caravan.metrics.Exposition;
import caravan.status.Health;
import caravan.status.ReportJson;
import caravan.status.Reports;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What programs ask for; it only ever reads. */
final class MachineSite implements Site {

  private final Map<String, Supplier<HttpAnswer>> pages;

  MachineSite(Map<String, Supplier<HttpAnswer>> pages) {
    this.pages = pages;
  }

  /** Health and status. */
  static MachineSite of(Health health, Reports reports) {
    return new MachineSite(
        Map.of(
            "/health/live", HealthJson::live,
            "/health/ready", () -> HealthJson.ready(health.readiness()),
            "/api/status", () -> HttpAnswer.json(200, ReportJson.write(reports.report()))));
  }

  /** The same, and metrics. */
  static MachineSite of(Health health, Reports reports, Supplier<String> metrics) {
    Map<String, Supplier<HttpAnswer>> pages = new HashMap<>(of(health, reports).pages);
    pages.put("/metrics", () -> HttpAnswer.of(200, Exposition.TYPE, metrics.get()));
    return new MachineSite(pages);
  }

  /** The paths that there are, in order. */
  Set<String> paths() {
    return new TreeSet<>(pages.keySet());
  }

  @Override
  public Optional<HttpAnswer> answer(WebRequest request) {
    return Optional.ofNullable(pages.get(request.path()))
        .map(page -> request.reads() ? page.get() : onlyReading());
  }

  static HttpAnswer onlyReading() {
    return HttpAnswer.text(405, "Only GET is understood here.").with("Allow", "GET, HEAD");
  }
}
