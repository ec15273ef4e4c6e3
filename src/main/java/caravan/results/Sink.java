package caravan.results;

import caravan.codes.ResultRow;
import java.io.IOException;
import java.util.List;

/** Takes a list's rows one after the other and writes them in one format. */
interface Sink {

  /** Writes a row; its items have been read from its own text, so that the text is valid. */
  void add(ResultRow row, List<ItemRow> items) throws IOException;

  /** Takes a product that has changed, after the last row, where the format has a place for it. */
  default void add(Change change) throws IOException {}

  /** Takes the receipt, after the last row, where the format has a place for it. */
  default void add(Receipt receipt) throws IOException {}

  /** Writes what ends the file and hands everything on to it. */
  void finish() throws IOException;
}
