package caravan.cli;

import caravan.sandbox.Latency;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a latency: 50ms, or 20ms-500ms. */
final class Latencies implements ITypeConverter<Latency> {

  private final Spans spans = new Spans();

  Latencies() {}

  @Override
  public Latency convert(String text) {
    int dash = text.indexOf('-');
    Duration least = spans.convert(dash < 0 ? text : text.substring(0, dash));
    Duration most = dash < 0 ? least : spans.convert(text.substring(dash + 1));
    try {
      return new Latency(least, most);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "' must go from the shorter to the longer");
    }
  }
}
