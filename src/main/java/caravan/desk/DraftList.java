package caravan.desk;

import caravan.codes.Choice;
import org.jspecify.annotations.Nullable;

/**
 * A list of a draft.
 *
 * @param number within the draft, from 1
 * @param name its file's name, made safe
 * @param column the heading or the number of the column that holds the codes, as a person said;
 *     empty if nobody did
 * @param folder below the input folder, where it is put: the word of a marketplace; empty for the
 *     top
 */
public record DraftList(int number, String name, String column, String folder) {

  /** How a person said that it is to be read; null if nobody did. */
  @Nullable Choice choice() {
    return column.isEmpty() ? null : new Choice(column, null, null, null, false);
  }
}
