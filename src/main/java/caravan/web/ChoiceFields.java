package caravan.web;

import caravan.codes.Choice;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/** Reads how a held list is to be read from the fields of a request. */
final class ChoiceFields {

  private ChoiceFields() {}

  /** What is said by a form or a program; what is not is left open. */
  static Choice read(WebRequest request) {
    return read(request::field);
  }

  /** The same, said by an address. */
  static Choice asked(WebRequest request) {
    return read(request::param);
  }

  /** The price that was seen; empty where none was. */
  static Optional<Long> tokens(WebRequest request) {
    try {
      return request.field("tokens").map(Long::valueOf);
    } catch (NumberFormatException e) {
      throw new HttpException.RuntimeException(
          400, "The field tokens holds no number. Nothing was changed.");
    }
  }

  private static Choice read(Function<String, Optional<String>> fields) {
    return new Choice(
        fields.apply("column").orElse(null),
        word(fields, "type", CodeType::read),
        word(fields, "domain", Domain::read),
        fields.apply("sheet").orElse(null),
        fields.apply("noCheckDigit").isPresent());
  }

  private static <T> @Nullable T word(
      Function<String, Optional<String>> fields, String name, Function<String, T> reader) {
    try {
      return fields.apply(name).map(reader).orElse(null);
    } catch (IllegalArgumentException e) {
      throw new HttpException.RuntimeException(
          400, "The field " + name + " holds no word that is known there. Nothing was changed.");
    }
  }
}
