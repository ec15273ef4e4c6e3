package caravan.cli;

import caravan.settings.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration as the settings have them: 500ms, 60s, 24h. */
final class SpanConverter implements ITypeConverter<Duration> {

  SpanConverter() {}

  @Override
  public Duration convert(String text) {
    try {
      return Durations.read(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "' " + e.getMessage());
    }
  }
}
