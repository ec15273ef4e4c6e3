package caravan.cli;

import caravan.sandbox.Latency;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a latency: 50ms, or 20ms-500ms. */
final class LatencyConverter implements ITypeConverter<Latency> {

  private final SpanConverter spanConverter = new SpanConverter();

  LatencyConverter() {}

  @Override
  public Latency convert(String text) {
    int dash = text.indexOf('-');
    Duration least = spanConverter.convert(dash < 0 ? text : text.substring(0, dash));
    Duration most = dash < 0 ? least : spanConverter.convert(text.substring(dash + 1));
    try {
      return new Latency(least, most);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "' must go from the shorter to the longer");
    }
  }
}
