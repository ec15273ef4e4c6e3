package caravan.lists;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Prints a line for each list of the trade: ok, held or WRONG and why. With words as arguments only
 * the lists whose name contains one of them, and in full.
 */
final class FieldReport {

  private FieldReport() {}

  public static void main(String... words) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int right = 0;
    int held = 0;
    int all = 0;
    for (Path list : FieldList.all()) {
      if (words.length > 0 && List.of(words).stream().noneMatch(list.toString()::contains)) {
        continue;
      }
      FieldList judged = FieldList.judged(list);
      all++;
      right += judged.right() ? 1 : 0;
      held += judged.right() && judged.held() ? 1 : 0;
      out.println(line(judged));
      if (words.length > 0) {
        judged.complaints().forEach(complaint -> out.println("      " + complaint));
        out.println(FieldJudge.shown(judged.produced()).indent(6));
      }
    }
    out.printf("%d of %d are right, %d of them held%n", right, all, held);
  }

  private static String line(FieldList judged) {
    if (judged.right()) {
      return (judged.held() ? "held  " : "ok    ") + judged.name();
    }
    int more = judged.complaints().size() - 1;
    return "WRONG %s: %s%s"
        .formatted(
            judged.name(), judged.complaints().get(0), more == 0 ? "" : " … and " + more + " more");
  }
}
