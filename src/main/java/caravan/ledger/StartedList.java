package caravan.ledger;

import caravan.codes.Choice;

/**
 * A list that a person started from a draft.
 *
 * @param number within the draft
 * @param folder where its file is put, below the input folder; empty at the top
 * @param name its file's name there
 * @param identity what tells its file from others; it keeps it when it is put there
 * @param choice how it is to be read
 * @param urgency how urgent it is from its first row on
 * @param quoted what whoever started it was told of it
 */
public record StartedList(
    String draft,
    int number,
    String folder,
    String name,
    String identity,
    Choice choice,
    Urgency urgency,
    FirstForecast quoted) {

  /** Folder and name. */
  public String path() {
    return folder.isEmpty() ? name : folder + "/" + name;
  }
}
