package caravan.web;

import caravan.desk.Draft;
import caravan.desk.DraftDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives the files of a form straight to the disk, holding no thread meanwhile, and answers when
 * all of them are there. What comes in part leaves nothing behind.
 */
final class DraftUpload implements HttpBody {

  private static final Logger LOG = LoggerFactory.getLogger(DraftUpload.class);
  private static final int FILES = 200;
  private static final int AROUND = 1 << 20; // what may stand between the files
  private static final long DRAINED = 2_000_000_000;

  /** Answers a request that was not taken. */
  @FunctionalInterface
  interface Refusal {
    HttpAnswer answer(int status, String words);
  }

  private final DraftDesk desk;
  private final long most;
  private final Function<Draft, HttpAnswer> done;
  private final Refusal refused;

  /**
   * @param most bytes that are taken at most
   * @param done answers when it has become a draft
   */
  DraftUpload(DraftDesk desk, long most, Function<Draft, HttpAnswer> done, Refusal refused) {
    this.desk = desk;
    this.most = most;
    this.done = done;
    this.refused = refused;
  }

  @Override
  public void send(Request request, Response response, Callback callback) {
    if (request.getLength() > most + AROUND) {
      drain(tooLarge(), request, response, callback);
      return;
    }
    Path receiving = desk.receive();
    MultiPartConfig config =
        new MultiPartConfig.Builder()
            .location(receiving)
            .maxParts(FILES)
            .maxSize(most + AROUND)
            .maxPartSize(most)
            .maxMemoryPartSize(0)
            .build();
    MultiPartFormData.onParts(
        request,
        request,
        request.getHeaders().get(HttpHeader.CONTENT_TYPE),
        config,
        Promise.Invocable.<MultiPartFormData.Parts>from(
            Invocable.InvocationType.BLOCKING,
            parts -> WebHandler.send(took(parts, receiving), request, response, callback),
            cause -> failed(cause, receiving, request, response, callback)));
  }

  private HttpAnswer took(MultiPartFormData.Parts parts, Path receiving) {
    try (parts) {
      List<String> names = new ArrayList<>();
      for (MultiPart.Part part : parts) {
        String name = part.getFileName();
        if (name != null && !name.isBlank()) {
          names.add(name);
          part.writeTo(DraftDesk.received(receiving, names.size()));
        }
      }
      if (names.isEmpty()) {
        desk.drop(receiving);
        return refused.answer(400, "No file was chosen. Choose one list or several.");
      }
      return answered(desk.take(receiving, names));
    } catch (IOException | UncheckedIOException e) {
      return unwritten(e, receiving);
    }
  }

  /** Nobody else answers where that fails: this is not the thread that took the request. */
  private HttpAnswer answered(Draft draft) {
    try {
      return done.apply(draft);
    } catch (RuntimeException e) {
      LOG.warn("The draft {} can't be shown: {}", draft.id(), e.getMessage());
      return refused.answer(
          503, "The lists are here as draft %s: %s".formatted(draft.id(), e.getMessage()));
    }
  }

  private void failed(
      Throwable cause, Path receiving, Request request, Response response, Callback callback) {
    String words = String.valueOf(cause.getMessage());
    if (words.contains("exceeded")) {
      desk.drop(receiving);
      drain(tooLarge(), request, response, callback);
      return;
    }
    if (cause instanceof FileSystemException fault) {
      WebHandler.send(unwritten(fault, receiving), request, response, callback);
      return;
    }
    desk.drop(receiving);
    HttpAnswer answer = refused.answer(400, "The lists did not arrive whole: send them again.");
    WebHandler.send(answer, request, response, callback);
  }

  private HttpAnswer unwritten(Exception e, Path receiving) {
    LOG.warn("Lists that were sent can't be kept: {}", e.getMessage());
    desk.drop(receiving);
    return refused.answer(503, "The lists can't be kept here: " + e.getMessage());
  }

  private HttpAnswer tooLarge() {
    return refused.answer(
        413,
        "More than %d MB at once is not taken here (caravan.http.upload). Put the lists into the input folder."
            .formatted(most / 1_000_000));
  }

  /** A browser shows the answer only where all that it sends is taken. */
  private static void drain(
      HttpAnswer answer, Request request, Response response, Callback callback) {
    if (request.getLength() > DRAINED) {
      WebHandler.send(answer, request, response, callback);
      return;
    }
    Content.Source.consumeAll(
        request,
        Callback.from(
            () -> WebHandler.send(answer, request, response, callback), callback::failed));
  }
}
