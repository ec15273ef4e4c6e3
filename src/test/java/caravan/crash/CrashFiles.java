package caravan.crash;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The machine's files, with a point to crash at before and after each step that changes a name:
 * {@code create.csv.before}, {@code move.receipt.after}, {@code link.done.after}, {@code
 * delete.list.before}, {@code folder.done.after}. Given to Java by {@code
 * -Djava.nio.file.spi.DefaultFileSystemProvider}.
 */
public final class CrashFiles extends FileSystemProvider {

  private interface Step {
    void run() throws IOException;
  }

  private final FileSystemProvider real;
  private final CrashFileSystem files;

  /** As Java wants it, with the provider that it replaces. */
  public CrashFiles(FileSystemProvider real) {
    this.real = real;
    this.files = new CrashFileSystem(this, real.getFileSystem(URI.create("file:///")));
  }

  private static void step(String what, Path file, Step step) throws IOException {
    String point = what + "." + kind(file);
    CrashPoint.pass(point + ".before");
    step.run();
    CrashPoint.pass(point + ".after");
  }

  private static String kind(Path file) {
    String path = file.toString().replaceFirst("\\.(part|tmp)$", "");
    if (path.endsWith(".reason.txt") || path.contains(".reason")) {
      return "reason";
    }
    if (path.contains("/.held")) {
      return path.contains(".why") ? "why" : "held";
    }
    if (path.contains("/.done") || path.contains("/.failed")) {
      return path.contains("/.done") ? "done" : "failed";
    }
    if (path.contains("/in/")) {
      return "list";
    }
    return path.endsWith(".receipt.json") ? "receipt" : path.replaceFirst(".*[./]", "");
  }

  private static Path plain(Path path) {
    return CrashFileSystem.plain(path);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    boolean fresh = options.contains(StandardOpenOption.CREATE_NEW);
    String point = "create." + kind(path);
    if (fresh) {
      CrashPoint.pass(point + ".before");
    }
    FileChannel channel = real.newFileChannel(plain(path), options, attributes);
    if (fresh) {
      CrashPoint.pass(point + ".after");
    }
    return channel;
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    SeekableByteChannel channel = real.newByteChannel(plain(path), options, attributes);
    if (options.contains(StandardOpenOption.CREATE_NEW)) {
      CrashPoint.pass("create." + kind(path) + ".after");
    }
    return channel;
  }

  @Override
  public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
    step("folder", path, () -> real.createDirectory(plain(path), attributes));
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    step("link", link, () -> real.createLink(plain(link), plain(existing)));
  }

  @Override
  public void delete(Path path) throws IOException {
    step("delete", path, () -> real.delete(plain(path)));
  }

  @Override
  public boolean deleteIfExists(Path path) throws IOException {
    return real.deleteIfExists(plain(path));
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    step("move", target, () -> real.move(plain(source), plain(target), options));
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    step("copy", target, () -> real.copy(plain(source), plain(target), options));
  }

  @Override
  public String getScheme() {
    return real.getScheme();
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) throws IOException {
    return real.newFileSystem(uri, environment);
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return files;
  }

  @Override
  public Path getPath(URI uri) {
    return files.wrapped(real.getPath(uri));
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    DirectoryStream<Path> stream =
        real.newDirectoryStream(plain(folder), path -> filter.accept(files.wrapped(path)));
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        Iterator<Path> paths = stream.iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return paths.hasNext();
          }

          @Override
          public Path next() {
            return files.wrapped(paths.next());
          }
        };
      }

      @Override
      public void close() throws IOException {
        stream.close();
      }
    };
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return real.isSameFile(plain(one), plain(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return real.isHidden(plain(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return real.getFileStore(plain(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    real.checkAccess(plain(path), modes);
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return real.getFileAttributeView(plain(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return real.readAttributes(plain(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    return real.readAttributes(plain(path), attributes, options);
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
      throws IOException {
    real.setAttribute(plain(path), attribute, value, options);
  }
}
