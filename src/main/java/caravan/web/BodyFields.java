package caravan.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** Reads the fields of a small body: of a form, or of a JSON object. */
final class BodyFields {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FIELDS = 50;
  private static final int BYTES = 65_536;

  private BodyFields() {}

  /**
   * The fields; none where the body is neither.
   *
   * @throws HttpException.RuntimeException where it is too large, 413, or can't be read, 400
   */
  static Fields read(Request request) {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (type == null || !request.getMethod().equals("POST")) {
      return Fields.EMPTY;
    }
    boolean form = type.startsWith("application/x-www-form-urlencoded");
    if (!form && !type.startsWith("application/json")) {
      return Fields.EMPTY;
    }
    if (request.getLength() > BYTES) {
      throw tooLarge();
    }
    return form ? FormFields.getFields(request, FIELDS, BYTES) : json(request);
  }

  private static Fields json(Request request) {
    byte[] body = body(request);
    if (body.length > BYTES) {
      throw tooLarge();
    }
    Fields fields = new Fields();
    try {
      if (body.length > 0) {
        add(JSON.readTree(body), fields);
      }
      return fields;
    } catch (IOException e) {
      throw new HttpException.RuntimeException(400, "The body is no JSON.");
    }
  }

  /** No more of it than shows that it is too large. */
  private static byte[] body(Request request) {
    try (InputStream in = Content.Source.asInputStream(request)) {
      return in.readNBytes(BYTES + 1);
    } catch (IOException e) {
      throw new HttpException.RuntimeException(400, "The body did not arrive whole.");
    }
  }

  /** A field that is false is as good as none. */
  private static void add(JsonNode object, Fields fields) {
    object
        .properties()
        .forEach(
            one -> {
              JsonNode value = one.getValue();
              if (value.isTextual() || value.isNumber() || value.asBoolean()) {
                fields.put(one.getKey(), value.asText());
              }
            });
  }

  private static HttpException.RuntimeException tooLarge() {
    return new HttpException.RuntimeException(
        413, "More than 64 KB is not taken here. Nothing was changed.");
  }
}
