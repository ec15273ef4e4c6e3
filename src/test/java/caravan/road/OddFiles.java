package caravan.road;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.ftpserver.filesystem.nativefs.NativeFileSystemFactory;
import org.apache.ftpserver.ftplet.FileSystemFactory;
import org.apache.ftpserver.ftplet.FileSystemView;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpFile;
import org.apache.ftpserver.ftplet.User;

/** Files of an FTP server that lists names which it should not, or has no room. */
final class OddFiles implements FileSystemFactory {

  private final FileSystemFactory real = new NativeFileSystemFactory();
  private final List<String> odd;
  private volatile boolean full;
  private final AtomicBoolean broken = new AtomicBoolean();
  final Queue<String> opened = new ConcurrentLinkedQueue<>();

  OddFiles(String... odd) {
    this.odd = List.of(odd);
  }

  void full(boolean now) {
    full = now;
  }

  /** The next transfer ends after a thousand bytes, as if the line were cut. */
  OddFiles breakOff() {
    broken.set(true);
    return this;
  }

  boolean brokenOff() {
    return !broken.get();
  }

  @Override
  public FileSystemView createFileSystemView(User user) throws FtpException {
    FileSystemView view = real.createFileSystemView(user);
    return (FileSystemView)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {FileSystemView.class},
            (proxy, method, arguments) -> {
              Object answer = call(() -> method.invoke(view, arguments));
              if (method.getName().equals("getFile")) {
                opened.add(String.valueOf(arguments[0]));
              }
              return answer instanceof FtpFile file ? file(file, null) : answer;
            });
  }

  private FtpFile file(FtpFile real, String name) {
    return (FtpFile)
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {FtpFile.class}, new Odd(real, name));
  }

  private final class Odd implements InvocationHandler {

    private final FtpFile real;
    private final String name;

    Odd(FtpFile real, String name) {
      this.real = real;
      this.name = name;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      return switch (method.getName()) {
        case "getName" -> name == null ? real.getName() : name;
        case "listFiles" -> listing(real);
        case "move" -> real.move(((Odd) Proxy.getInvocationHandler(arguments[0])).real);
        case "createInputStream" -> {
          InputStream in = real.createInputStream((Long) arguments[0]);
          yield broken.compareAndSet(true, false) ? new BrokenOff(in) : in;
        }
        case "createOutputStream" -> {
          OutputStream out = full ? new NoRoom() : real.createOutputStream((Long) arguments[0]);
          yield broken.compareAndSet(true, false) ? new BrokenLine(out) : out;
        }
        default -> call(() -> method.invoke(real, arguments));
      };
    }
  }

  private List<FtpFile> listing(FtpFile folder) {
    List<FtpFile> files = new ArrayList<>();
    for (FtpFile file : folder.listFiles()) {
      files.add(file(file, null));
      if (file.isFile()) {
        odd.forEach(name -> files.add(file(file, name)));
      }
    }
    return files;
  }

  private interface Call {
    Object call() throws ReflectiveOperationException;
  }

  private static Object call(Call call) throws Throwable {
    try {
      return call.call();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static final class NoRoom extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  private static final class BrokenOff extends FilterInputStream {
    private int left = 1_000;

    BrokenOff(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      if (left-- <= 0) {
        throw new IOException("Connection reset");
      }
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (left <= 0) {
        throw new IOException("Connection reset");
      }
      int read = super.read(bytes, from, Math.min(length, left));
      left -= read;
      return read;
    }
  }

  private static final class BrokenLine extends FilterOutputStream {
    private int left = 1_000;

    BrokenLine(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      if (left-- <= 0) {
        out.close();
        throw new IOException("Connection reset");
      }
      out.write(b);
    }
  }
}
