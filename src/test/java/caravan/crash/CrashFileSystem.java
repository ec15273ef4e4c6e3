package caravan.crash;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The machine's file system; its paths lead to {@link CrashFiles}. */
final class CrashFileSystem extends FileSystem {

  private final CrashFiles provider;
  private final FileSystem real;

  CrashFileSystem(CrashFiles provider, FileSystem real) {
    this.provider = provider;
    this.real = real;
  }

  /** A path of this file system. */
  Path wrapped(Path plain) {
    return (Path)
        Proxy.newProxyInstance(
            CrashFileSystem.class.getClassLoader(), new Class<?>[] {Path.class}, new Way(plain));
  }

  /** The machine's path that it stands for. */
  static Path plain(Path path) {
    return Proxy.isProxyClass(path.getClass())
        ? ((Way) Proxy.getInvocationHandler(path)).path
        : path;
  }

  private final class Way implements InvocationHandler {
    private final Path path;

    Way(Path path) {
      this.path = path;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given)
        throws Throwable {
      switch (method.getName()) {
        case "getFileSystem":
          return CrashFileSystem.this;
        case "toFile":
          return new File(path.toString());
        case "equals":
          return given != null && given[0] instanceof Path other && path.equals(plain(other));
        case "iterator":
          return segments();
        default:
          return answer(method, given);
      }
    }

    private Iterator<Path> segments() {
      List<Path> segments = new ArrayList<>();
      path.forEach(segment -> segments.add(wrapped(segment)));
      return segments.iterator();
    }

    private @Nullable Object answer(Method method, Object @Nullable [] given) throws Throwable {
      Object[] arguments = given == null ? new Object[0] : given.clone();
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = arguments[i] instanceof Path other ? plain(other) : arguments[i];
      }
      try {
        Object answer = method.invoke(path, arguments);
        return answer instanceof Path found ? wrapped(found) : answer;
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() throws IOException {
    real.close();
  }

  @Override
  public boolean isOpen() {
    return real.isOpen();
  }

  @Override
  public boolean isReadOnly() {
    return real.isReadOnly();
  }

  @Override
  public String getSeparator() {
    return real.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    List<Path> roots = new ArrayList<>();
    real.getRootDirectories().forEach(root -> roots.add(wrapped(root)));
    return roots;
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return real.getFileStores();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return real.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return wrapped(real.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    PathMatcher matcher = real.getPathMatcher(pattern);
    return path -> matcher.matches(plain(path));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return real.getUserPrincipalLookupService();
  }

  @Override
  public WatchService newWatchService() throws IOException {
    return real.newWatchService();
  }
}
