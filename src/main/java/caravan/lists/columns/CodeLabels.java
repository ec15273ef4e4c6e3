package caravan.lists.columns;

import caravan.lists.cells.CodeParser;
import caravan.lists.cells.ColumnKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Words of a line that name the codes behind them: {@code ASIN B0… EAN 4006…}, {@code ean=4006…}.
 */
final class CodeLabels {

  private CodeLabels() {}

  /**
   * The code that a line with several is about: the only one that is called a code, where the
   * others are numbers; or, where each is called another kind, the ASIN or the first.
   *
   * @param found the codes of the line
   */
  static Optional<String> choose(List<String> tokens, Set<String> found) {
    Map<ColumnKind, String> named = new LinkedHashMap<>();
    int labels = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Heading label = label(tokens, i);
      String code = FreeText.code(tokens.get(i));
      if (label.certain() && found.contains(code)) {
        named.put(label.hint(), code);
        labels++;
      }
    }
    if (labels == 1 && found.stream().noneMatch(CodeParser::unmistakable)) {
      return named.values().stream().findFirst();
    }
    boolean each = labels == found.size() && named.size() == labels;
    return each
        ? Optional.ofNullable(named.get(ColumnKind.ASIN))
            .or(() -> named.values().stream().findFirst())
        : Optional.empty();
  }

  private static Heading label(List<String> tokens, int at) {
    if (FreeText.labelled(tokens.get(at))) {
      return Heading.of(FreeText.label(tokens.get(at)));
    }
    return at == 0 ? Heading.SILENT : Heading.of(FreeText.word(tokens, at - 1));
  }
}
