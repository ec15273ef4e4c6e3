package caravan.cli;

import caravan.sandbox.Fault;
import caravan.sandbox.FaultKind;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what is to go wrong in the sandbox: {@code 502}, {@code 429:10}, {@code reset:5%}. */
final class FaultConverter implements ITypeConverter<Fault> {

  static final String KINDS =
      "429, 500, 502, 503, forbidden, reset, hangup, silence, truncated, slow, trickle, nonsense";

  private static final Pattern SHAPE = Pattern.compile("([a-z0-9]+)(?::([0-9]{1,9})(%)?)?");

  FaultConverter() {}

  @Override
  public Fault convert(String text) {
    Matcher shape = SHAPE.matcher(text.toLowerCase(Locale.ROOT));
    if (!shape.matches()) {
      throw new TypeConversionException(
          "'" + text + "' must be a kind, such as 502, 429:10 or reset:5%");
    }
    FaultKind faultKind = trouble(shape.group(1));
    if (shape.group(2) == null) {
      return Fault.always(faultKind);
    }
    int number = Integer.parseInt(shape.group(2));
    if (shape.group(3) == null) {
      return Fault.next(number, faultKind);
    }
    if (number > 100) {
      throw new TypeConversionException("'" + text + "' must be 100% at most");
    }
    return Fault.chance(number / 100.0, faultKind);
  }

  private static FaultKind trouble(String kind) {
    return switch (kind) {
      case "429" -> FaultKind.tooMany("Too many requests. Please try again in 3 seconds");
      case "500" -> FaultKind.serverError();
      case "502" -> FaultKind.badGateway();
      case "503" -> FaultKind.unavailable();
      case "forbidden" -> FaultKind.forbidden();
      case "reset" -> new FaultKind.Reset(false);
      case "hangup" -> new FaultKind.HangUp(false);
      case "silence" -> new FaultKind.Silence();
      case "truncated" -> new FaultKind.Truncated();
      case "slow" -> new FaultKind.Slow(Duration.ofSeconds(5));
      case "trickle" -> new FaultKind.Trickle(100, Duration.ofMillis(100));
      case "nonsense" -> FaultKind.shape("{\"items\":{}}");
      default ->
          throw new TypeConversionException("'" + kind + "' is no fault; there are " + KINDS);
    };
  }
}
