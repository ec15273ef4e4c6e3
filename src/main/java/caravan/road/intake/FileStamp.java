package caravan.road.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the file system said of a file at one moment. Two that are equal show a file that nobody
 * wrote to between them: its owner may set the time of the last write, but not that of the last
 * change of the inode.
 *
 * @param size in bytes
 * @param changed when the inode changed, which moving it does too; where there is none, null
 * @param inode what tells it from another file of the same name; where there is none, null
 */
record FileStamp(
    Kind kind, long size, FileTime written, @Nullable Object changed, @Nullable Object inode) {

  /** What a name in a folder stands for; {@code OTHER} is a pipe, a socket or a device. */
  enum Kind {
    FILE,
    FOLDER,
    LINK,
    OTHER
  }

  private static final String ALL =
      "unix:isRegularFile,isDirectory,isSymbolicLink,size,lastModifiedTime,ctime,ino,dev";

  /**
   * Looks at it.
   *
   * @param links {@code NOFOLLOW_LINKS} for a link itself, nothing for what it leads to
   */
  static FileStamp of(Path file, LinkOption... links) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return of(Files.readAttributes(file, BasicFileAttributes.class, links));
    }
    Map<String, Object> all = Files.readAttributes(file, ALL, links);
    return new FileStamp(
        kind(is(all, "isRegularFile"), is(all, "isDirectory"), is(all, "isSymbolicLink")),
        all.get("size") instanceof Long size ? size : 0,
        all.get("lastModifiedTime") instanceof FileTime time ? time : FileTime.fromMillis(0),
        all.get("ctime"),
        all.get("dev") + ":" + all.get("ino"));
  }

  /** The same; empty where there is nothing, or it can't be looked at. */
  static Optional<FileStamp> find(Path file, LinkOption... links) {
    try {
      return Optional.of(of(file, links));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static FileStamp of(BasicFileAttributes all) {
    return new FileStamp(
        kind(all.isRegularFile(), all.isDirectory(), all.isSymbolicLink()),
        all.size(),
        all.lastModifiedTime(),
        null,
        all.fileKey());
  }

  private static boolean is(Map<String, Object> all, String what) {
    return Boolean.TRUE.equals(all.get(what));
  }

  private static Kind kind(boolean file, boolean folder, boolean link) {
    if (link) {
      return Kind.LINK;
    }
    return file ? Kind.FILE : folder ? Kind.FOLDER : Kind.OTHER;
  }

  /** Whether this is the same file with the same content, moved meanwhile or not. */
  boolean sameContent(FileStamp other) {
    return size == other.size
        && written.equals(other.written)
        && (inode == null || inode.equals(other.inode));
  }
}
