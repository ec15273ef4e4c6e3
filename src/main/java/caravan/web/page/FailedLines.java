package caravan.web.page;

import caravan.lists.archive.FailedList;
import java.time.Instant;
import java.util.List;

/** Puts lists into words that were not taken in. */
final class FailedLines {

  private FailedLines() {}

  static List<FailedLine> of(List<FailedList> lists, Words words, Instant now) {
    return lists.stream()
        .map(
            list ->
                new FailedLine(
                    list.path(),
                    words.moment(list.since(), now),
                    list.reason(),
                    list.file().toString()))
        .toList();
  }
}
