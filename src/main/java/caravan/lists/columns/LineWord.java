package caravan.lists.columns;

import caravan.lists.cells.Vocabulary;
import java.util.Optional;

/** What a word before a number says in a line of text; {@code lines.txt} has the words. */
enum LineWord {
  /** The number is somebody's own, or another product's. */
  NUMBER,
  /** What follows is another product, be it an ASIN. */
  RELATED;

  private static final Vocabulary<LineWord> WORDS = Vocabulary.read("lines.txt", LineWord.class);

  static Optional<LineWord> find(String word) {
    return WORDS.find(Vocabulary.fold(word));
  }
}
