package caravan.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Results that stand in the output folder, for those who want to have them. */
public final class FinishedFiles {

  /**
   * A file.
   *
   * @param ending how its name goes on after that of the results: {@code .csv}
   */
  public record Stored(String ending, Path place, long bytes) {}

  private static final List<String> ENDINGS =
      Stream.concat(
              Stream.of(ResultFormat.values()).map(ResultFormat::ending),
              Stream.of(OutputFolder.RECEIPT))
          .toList();

  private final OutputFolder output;

  /**
   * @param output the folder that no result leaves
   */
  public FinishedFiles(Path output) {
    this.output = new OutputFolder(output.toAbsolutePath().normalize());
  }

  /** How results of a list of that name are called where nothing is in the way: {@code spring}. */
  public static String base(String listName) {
    return new SafeName(StandardCharsets.UTF_8).base(listName, ResultWriter.LONGEST_BASE);
  }

  /** What stands under that name; links are none of ours. */
  public List<Stored> find(String base) {
    List<Stored> found = new ArrayList<>();
    for (String ending : ENDINGS) {
      find(base, ending).ifPresent(found::add);
    }
    return found;
  }

  /** The file of that name and ending; empty if it does not stand, or no result ends so. */
  public Optional<Stored> find(String base, String ending) {
    if (!ENDINGS.contains(ending)) {
      return Optional.empty();
    }
    output.check(base);
    Path place = output.place(base, ending);
    try {
      return Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(new Stored(ending, place, Files.size(place)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
