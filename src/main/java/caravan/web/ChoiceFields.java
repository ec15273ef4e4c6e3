package caravan.web;

import caravan.codes.Choice;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/** Reads how a held list is to be read from the fields of a request. */
final class ChoiceFields {

  private ChoiceFields() {}

  /** What is said; what is not is left open. */
  static Choice read(WebRequest request) {
    return new Choice(
        request.field("column").orElse(null),
        word(request, "type", CodeType::read),
        word(request, "domain", Domain::read),
        request.field("sheet").orElse(null),
        request.field("noCheckDigit").isPresent());
  }

  private static <T> @Nullable T word(WebRequest request, String name, Function<String, T> reader) {
    try {
      return request.field(name).map(reader).orElse(null);
    } catch (IllegalArgumentException e) {
      throw new HttpException.RuntimeException(
          400, "The field " + name + " holds no word that is known there. Nothing was changed.");
    }
  }
}
