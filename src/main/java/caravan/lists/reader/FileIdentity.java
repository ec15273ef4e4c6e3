package caravan.lists.reader;

import caravan.lists.UnreadableListException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What the file system says of a list.
 *
 * @param size in bytes
 * @param identity size, time of the last change in milliseconds, and number of the inode: what
 *     tells it from a later file of the same name
 */
record FileIdentity(long size, String identity) {

  /**
   * @throws UnreadableListException if there is no file to read, or one from outside
   */
  static FileIdentity of(Path file, String folder) throws IOException {
    refuseOutside(file, folder);
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw new UnreadableListException("a folder, not a list; drop the lists in it one by one");
    }
    if (!attributes.isRegularFile()) {
      throw new UnreadableListException("not a regular file (a pipe, socket or device)");
    }
    if (attributes.size() == 0) {
      throw new UnreadableListException(
          "the file is empty; write one code a line and drop it again");
    }
    return new FileIdentity(attributes.size(), identity(file, attributes));
  }

  /** The identity alone, whatever is there. */
  static String identity(Path file) throws IOException {
    return identity(file, Files.readAttributes(file, BasicFileAttributes.class));
  }

  private static String identity(Path file, BasicFileAttributes attributes) throws IOException {
    return attributes.size() + ":" + attributes.lastModifiedTime().toMillis() + ":" + inode(file);
  }

  /** A link may lead anywhere within the watched folder, whose depth above the file is known. */
  private static void refuseOutside(Path file, String folder) throws IOException {
    if (!Files.isSymbolicLink(file)) {
      return;
    }
    Path root = file.toAbsolutePath().normalize().getParent();
    for (int up = folder.isEmpty() ? 0 : folder.split("/", -1).length;
        up > 0 && root != null;
        up--) {
      root = root.getParent();
    }
    if (root == null || !file.toRealPath().startsWith(root.toRealPath())) {
      throw new UnreadableListException(
          "a link that leads outside the folder, which is not followed; drop the file itself");
    }
  }

  private static Object inode(Path file) throws IOException {
    boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    return unix ? Files.getAttribute(file, "unix:ino", new LinkOption[0]) : 0;
  }
}
