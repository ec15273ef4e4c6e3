package caravan.web;

import caravan.ledger.ListRecord;
import caravan.ledger.Overview;
import caravan.results.FinishedFiles;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of a list: {@code /lists/5/files/csv}. They are had by the list's number, never by a path,
 * and are to be saved, not shown.
 */
final class Downloads {

  private static final Pattern PATH = Pattern.compile("/lists/([0-9]{1,18})/files/([a-z.]{2,20})");
  private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9._ -]");
  private static final String CSV = "text/csv; charset=utf-8";
  private static final Map<String, String> TYPES =
      Map.of(
          "json", "application/json",
          "ndjson", "application/x-ndjson",
          "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final Overview overview;
  private final FinishedFiles files;
  private final PassingFiles passing;

  Downloads(Overview overview, FinishedFiles files, PassingFiles passing) {
    this.overview = overview;
    this.files = files;
    this.passing = passing;
  }

  /** The file at that path; empty if there is none. */
  Optional<HttpAnswer> find(String path) {
    Matcher parts = PATH.matcher(path);
    return parts.matches()
        ? overview.find(Long.parseLong(parts.group(1))).flatMap(list -> find(list, parts.group(2)))
        : Optional.empty();
  }

  private Optional<HttpAnswer> find(ListRecord list, String which) {
    String result = list.result();
    String base = result == null ? FinishedFiles.base(list.head().name()) : result;
    if (which.equals("partial.csv")) {
      return Optional.of(answer(passing.partial(list), true, base + ".partial.csv"));
    }
    if (which.equals("failed.csv")) {
      return Optional.of(answer(passing.failed(list), true, base + ".failed.csv"));
    }
    return result == null
        ? Optional.empty()
        : files
            .find(result, "." + which)
            .map(file -> answer(file.place(), false, result + file.ending()));
  }

  private static HttpAnswer answer(Path file, boolean once, String base) {
    String name = base.substring(base.lastIndexOf('/') + 1);
    String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), CSV);
    return new HttpAnswer(200, type, new FileBody(file, once), Map.of())
        .with("Content-Disposition", disposition(name));
  }

  /** In plain letters for old readers, and as it is, in UTF-8. */
  static String disposition(String name) {
    String coded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
        .formatted(NOT_PLAIN.matcher(name).replaceAll("_"), coded);
  }
}
