package caravan.asinscope;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a body that is no answer: {@code message} (a text or several), else {@code error},
 * else a page's title, else the text itself.
 *
 * @param words as the server wrote them, not yet fit to be shown; empty if there are none
 * @param clear whether they are an error's words, not a piece of something else
 * @param status the HTTP status that the body itself claims; 0 if it claims none
 */
record ErrorMessage(String words, boolean clear, int status) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(Json.FACTORY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final Pattern TITLE =
      Pattern.compile("<title[^>]{0,200}>([^<]{1,1000})", Pattern.CASE_INSENSITIVE);
  private static final Pattern NOT_TEXT =
      Pattern.compile("<(script|style)\\b.*?</\\1|<[^>]*+>?", Pattern.DOTALL);

  static ErrorMessage in(Body body) {
    if (body.page()) {
      return new ErrorMessage(title(body.text()), false, 0);
    }
    try {
      return in(MAPPER.readTree(body.text()), body.text());
    } catch (JsonProcessingException notJson) {
      boolean damagedJson = body.text().startsWith("{") || body.text().startsWith("[");
      return new ErrorMessage(body.text(), !damagedJson, 0);
    }
  }

  private static ErrorMessage in(JsonNode root, String text) {
    List<String> texts = new ArrayList<>();
    collect(root.isObject() ? root.path("message") : root, texts);
    if (texts.isEmpty()) {
      collect(root.path("error"), texts);
    }
    String words = texts.isEmpty() ? text : String.join("; ", texts);
    return new ErrorMessage(words, !texts.isEmpty(), root.path("statusCode").asInt(0));
  }

  private static void collect(JsonNode node, List<String> texts) {
    if (node.isTextual() && !node.textValue().isBlank()) {
      texts.add(node.textValue());
    }
    node.forEach(part -> collect(part, texts));
  }

  private static String title(String page) {
    Matcher title = TITLE.matcher(page);
    return title.find() ? title.group(1) : NOT_TEXT.matcher(page).replaceAll(" ");
  }
}
