package caravan.wiring;

import java.io.File;
import java.util.Comparator;
import org.apache.camel.component.file.GenericFile;

/** Urgent lists are read before others, and small ones before large ones. */
final class UrgentFirst implements Comparator<GenericFile<File>> {

  private static final Comparator<GenericFile<File>> ORDER =
      Comparator.comparing((GenericFile<File> file) -> !urgent(file))
          .thenComparingLong(GenericFile::getFileLength);

  @Override
  public int compare(GenericFile<File> one, GenericFile<File> other) {
    return ORDER.compare(one, other);
  }

  private static boolean urgent(GenericFile<File> file) {
    return file.getRelativeFilePath().replace('\\', '/').startsWith("urgent/");
  }
}
