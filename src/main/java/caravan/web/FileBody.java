package caravan.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A body that is a file.
 *
 * @param passing whether it, and its folder, are only there for this answer and go with it
 */
record FileBody(Path file, boolean passing) implements HttpBody {

  private static final int PART = 32_768;

  @Override
  public void send(Request request, Response response, Callback callback) {
    Callback end = passing ? Callback.from(this::remove, callback) : callback;
    try {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, Files.size(file));
      if (request.getMethod().equals("HEAD")) {
        end.succeeded();
        return;
      }
      ByteBufferPool pool = request.getComponents().getByteBufferPool();
      Content.copy(
          Content.Source.from(new ByteBufferPool.Sized(pool, false, PART), file), response, end);
    } catch (IOException e) {
      end.failed(e);
    }
  }

  private void remove() {
    try {
      Files.deleteIfExists(file);
      Path folder = file.getParent();
      if (folder != null) {
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
