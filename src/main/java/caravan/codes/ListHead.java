package caravan.codes;

import java.util.List;

/**
 * A list as a whole, known before its rows are read.
 *
 * @param folder the folder below the input folder, {@code de/books}; empty at the top
 * @param name the file's name, {@code spring.csv}
 * @param identity what tells this file from another one that comes later under the same name
 * @param sha256 of the file's bytes, lower-case hexadecimal
 * @param urgent goes before all lists that are not
 * @param columns the names of the list's own columns, in order
 * @param delimiter the list's own, {@code ','} where it has none
 */
public record ListHead(
    String folder,
    String name,
    String identity,
    String sha256,
    boolean urgent,
    List<String> columns,
    char delimiter) {

  public ListHead {
    columns = List.copyOf(columns);
  }

  /** Folder and name, as people are shown them: {@code de/books/spring.csv}. */
  public String path() {
    return folder.isEmpty() ? name : folder + "/" + name;
  }
}
