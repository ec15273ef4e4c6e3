package caravan.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of a draft, as a browser without scripts sends them. */
final class DraftForms {

  private static final Pattern ID = Pattern.compile("drafts/([0-9a-f]{16})");
  private static final Pattern HIDDEN =
      Pattern.compile("name=\"(revision|tokens)\" value=\"([0-9]+)\"");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String BOUNDARY = "----boundary7f";

  private final RawHttp http;

  DraftForms(RawHttp http) {
    this.http = http;
  }

  /** What is answered to a form of files: names and texts in turns. */
  String send(String... namesAndTexts) {
    return sendTo("/drafts", "Sec-Fetch-Site: same-origin", namesAndTexts);
  }

  String sendTo(String path, String header, String... namesAndTexts) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      body.append(
              "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"lists\"; filename=\"")
          .append(namesAndTexts[i])
          .append("\"\r\nContent-Type: text/csv\r\n\r\n")
          .append(namesAndTexts[i + 1])
          .append("\r\n");
    }
    body.append("--" + BOUNDARY + "--\r\n");
    String type = "multipart/form-data; boundary=" + BOUNDARY;
    return http.post(path, type, body.toString(), header, "Accept: text/html");
  }

  /** The number of the draft that came of such a form. */
  String draft(String... namesAndTexts) {
    String answer = send(namesAndTexts);
    Matcher id = ID.matcher(answer);
    if (!answer.startsWith("HTTP/1.1 303 ") || !id.find()) {
      throw new AssertionError(answer);
    }
    return id.group(1);
  }

  /** The same of files that are no text. */
  String drafted(Map<String, byte[]> files) {
    try {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        String head =
            "--%s\r\nContent-Disposition: form-data; name=\"lists\"; filename=\"%s\"\r\n\r\n"
                .formatted(BOUNDARY, file.getKey());
        body.write(head.getBytes(StandardCharsets.UTF_8));
        body.write(file.getValue());
        body.write("\r\n".getBytes(StandardCharsets.UTF_8));
      }
      body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + http.address() + "/drafts"))
              .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
              .header("Sec-Fetch-Site", "same-origin")
              .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
              .build();
      HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.headers().firstValue("Location").orElseThrow().replace("drafts/", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is answered to the button of that screen. */
  String start(String id, String screen, String urgency) {
    List<String> fields = new ArrayList<>(List.of("urgency=" + urgency));
    Matcher hidden = HIDDEN.matcher(screen);
    while (hidden.find()) {
      fields.add(hidden.group(1) + "=" + hidden.group(2));
    }
    return http.form("/drafts/" + id + "/start", String.join("&", fields));
  }

  /** The same as it is shown now. */
  String start(String id) {
    return start(id, http.page("/drafts/" + id), "normal");
  }
}
