package caravan.wiring;

import caravan.asinscope.NotSentException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * One call from its beginning to the last byte of its answer: it is cut off where it takes too
 * long, and what fails before the request was written is told apart from what the server may have
 * heard.
 */
final class WatchedCall {

  /** Under which the HTTP client's context holds it. */
  static final String NAME = "caravan.call";

  private final CallLimits limits;
  private final ClassicHttpRequest request;
  private final Future<?> connecting;
  private final Future<?> whole;
  private volatile boolean heard;
  private volatile boolean late;

  /** What is watched. */
  interface Sending {
    ClassicHttpResponse send() throws IOException, HttpException;
  }

  /** Its time runs from now on. */
  WatchedCall(CallLimits limits, ClassicHttpRequest request, Deadlines deadlines) {
    this.limits = limits;
    this.request = request;
    this.connecting = deadlines.after(limits.connecting(), this::notConnected);
    this.whole = deadlines.after(limits.whole(), this::cut);
  }

  ClassicHttpResponse watch(Sending sending) throws IOException, HttpException {
    boolean answered = false;
    try {
      ClassicHttpResponse response = sending.send();
      watchBody(response);
      answered = true;
      return response;
    } catch (IOException failure) {
      throw told(failure);
    } catch (IllegalStateException closed) { // between two steps of a client that was cut off
      if (!late) {
        throw closed;
      }
      throw told(new IOException("the call was cut off", closed));
    } finally {
      connecting.cancel(false);
      if (!answered) {
        whole.cancel(false);
      }
    }
  }

  /** The connection stands, the request is about to be written; not if it is too late for it. */
  synchronized void connected() throws IOException {
    if (late) {
      throw new SocketTimeoutException(tooLate());
    }
    heard = true;
    connecting.cancel(false);
  }

  /** Nothing of the request went out after all. */
  void unwritten() {
    heard = false;
  }

  private void notConnected() {
    if (lateUnlessHeard()) {
      cancel();
    }
  }

  private synchronized boolean lateUnlessHeard() {
    late |= !heard;
    return late;
  }

  private void cut() {
    late = true;
    cancel();
  }

  private void cancel() {
    if (request instanceof Cancellable cancellable) {
      cancellable.cancel();
    }
  }

  private IOException told(IOException failure) {
    IOException told = failure;
    if (late) {
      told = new SocketTimeoutException(tooLate());
      told.initCause(failure);
    }
    return heard ? told : new NotSentException(told);
  }

  private String tooLate() {
    return heard
        ? "the whole call took longer than " + limits.whole().toMillis() + " ms"
        : "connecting took longer than " + limits.connecting().toMillis() + " ms";
  }

  private void watchBody(ClassicHttpResponse response) {
    HttpEntity body = response.getEntity();
    if (body == null) {
      whole.cancel(false);
    } else {
      response.setEntity(new WatchedBody(body));
    }
  }

  private final class WatchedBody extends HttpEntityWrapper {

    WatchedBody(HttpEntity body) {
      super(body);
    }

    @Override
    public InputStream getContent() throws IOException {
      return new WatchedStream(super.getContent());
    }

    @Override
    public void close() throws IOException {
      whole.cancel(false);
      super.close();
    }
  }

  private final class WatchedStream extends FilterInputStream {

    WatchedStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      try {
        return ended(super.read());
      } catch (IOException cut) {
        throw told(cut);
      }
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      try {
        return ended(super.read(into, from, length));
      } catch (IOException cut) {
        throw told(cut);
      }
    }

    @Override
    public void close() throws IOException {
      whole.cancel(false);
      super.close();
    }

    private int ended(int read) {
      if (read < 0) {
        whole.cancel(false);
      }
      return read;
    }
  }
}
