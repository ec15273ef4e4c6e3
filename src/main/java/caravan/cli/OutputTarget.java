package caravan.cli;

import caravan.files.FilePermissions;
import caravan.files.TemporaryNames;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a command's output goes: standard output, a device, or a file that gets its name when all
 * of it is on the disk, with the rights of the one that it replaces. Closed before that, a file is
 * as it was.
 */
final class OutputTarget implements AutoCloseable {

  static final String STANDARD_OUTPUT = "standard output";

  private static final int BUFFER = 1 << 16;

  private final String name;
  private final OutputStream out;
  private final Closeable opened;
  private final @Nullable FileChannel channel;
  private final @Nullable Path aside;
  private final @Nullable Path place;

  private OutputTarget(
      String name,
      OutputStream out,
      Closeable opened,
      @Nullable FileChannel channel,
      @Nullable Path aside,
      @Nullable Path place) {
    this.name = name;
    this.out = new BufferedOutputStream(out, BUFFER);
    this.opened = opened;
    this.channel = channel;
    this.aside = aside;
    this.place = place;
  }

  /** Not System.out, which keeps to itself what can't be written. */
  static OutputTarget standardOutput() {
    return new OutputTarget(
        STANDARD_OUTPUT, new FileOutputStream(FileDescriptor.out), () -> {}, null, null, null);
  }

  static OutputTarget file(Path file) throws IOException {
    boolean there = Files.exists(file);
    if (there && !Files.isRegularFile(file)) {
      OutputStream device = Files.newOutputStream(file);
      return new OutputTarget(file.toString(), device, device, null, null, null);
    }
    Path place = there ? file.toRealPath() : file.toAbsolutePath();
    Path aside =
        Files.createTempFile(
            place.getParent(), ".caravan-", TemporaryNames.PART, FilePermissions.ofFile(place));
    try {
      if (there) {
        FilePermissions.keep(place, aside);
      }
      FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE);
      return new OutputTarget(
          file.toString(), Channels.newOutputStream(channel), channel, channel, aside, place);
    } catch (IOException e) {
      Files.deleteIfExists(aside);
      throw e;
    }
  }

  /** Whether a file of that name can be made, or is there: no folder, and in one that is there. */
  static boolean isFilePlace(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return !Files.isDirectory(file) && folder != null && Files.isDirectory(folder);
  }

  OutputStream stream() {
    return out;
  }

  /** All is written. */
  void done() throws IOException {
    out.flush();
    if (channel != null && aside != null && place != null) {
      channel.force(true);
      channel.close();
      Files.move(aside, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Whether whoever read the output wants no more of it. */
  static boolean closedByReader(IOException failure) {
    return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
  }

  /** What is wrong, and the way out. */
  static String why(String name, IOException failure) {
    String words = String.valueOf(failure.getMessage());
    String why =
        failure instanceof AccessDeniedException
            ? "no permission to write there"
            : words.contains("No space left")
                ? "the disk is full; make room and run it again"
                : words;
    return name + " can't be written: " + why;
  }

  String why(IOException failure) {
    return why(name, failure);
  }

  @Override
  public void close() throws IOException {
    opened.close();
    if (aside != null) {
      Files.deleteIfExists(aside);
    }
  }
}
