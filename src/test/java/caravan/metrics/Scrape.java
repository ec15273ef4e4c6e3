package caravan.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of a scrape, as a program reads it. */
public record Scrape(String text) {

  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^([a-z_:][a-z0-9_:]*)(?:\\{(.*)\\})? (\\S+)$");

  /** A sample's number; the name with its labels, {@code caravan_lists{state="held"}}. */
  public double value(String sample) {
    String begin = sample + " ";
    return text.lines()
        .filter(line -> line.startsWith(begin))
        .findFirst()
        .map(line -> Double.parseDouble(line.substring(begin.length())))
        .orElseThrow(() -> new AssertionError("no " + sample + " in\n" + text));
  }

  /** The names of all samples: of a histogram its buckets, count and sum. */
  public Set<String> names() {
    return SAMPLE
        .matcher(text)
        .results()
        .map(sample -> sample.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All values of all labels. */
  public Set<String> labelled() {
    Set<String> values = new TreeSet<>();
    Matcher label = Pattern.compile("[{,][a-z_]+=\"([^\"]*)\"").matcher(text);
    while (label.find()) {
      values.add(label.group(1));
    }
    assertThat(values).isNotEmpty();
    return values;
  }
}
