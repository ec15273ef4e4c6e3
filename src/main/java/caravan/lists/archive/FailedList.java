package caravan.lists.archive;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A list that was not taken in.
 *
 * @param path folder and name, as it lies in the folder of failed lists
 * @param reason why, for people
 * @param file where the reason stands
 * @param since when that was written
 */
public record FailedList(String path, String reason, Path file, Instant since) {}
