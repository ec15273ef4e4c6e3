package caravan.asinscope;

import caravan.codes.Answer;
import caravan.codes.Ask;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which items answer which codes. An item answers every code that it names, in whatever form; a
 * code that no item names is answered by none: the API does not know it.
 *
 * @param answers one for each code asked for, in that order; the items of each in the order they
 *     came, those that came twice word for word once
 * @param strays how many items name no code that was asked for
 */
record Matching(List<Answer> answers, int strays) {

  static Matching of(List<Ask> asks, List<Item> items) {
    Map<String, Set<String>> found = new HashMap<>();
    for (Ask ask : asks) {
      found.put(ask.code().product(), new LinkedHashSet<>());
    }
    int strays = 0;
    for (Item item : items) {
      boolean wanted = false;
      for (String product : item.products()) {
        Set<String> answer = found.get(product);
        if (answer != null) {
          answer.add(item.json());
          wanted = true;
        }
      }
      strays += wanted ? 0 : 1;
    }
    return new Matching(asks.stream().map(ask -> answer(ask, found)).toList(), strays);
  }

  private static Answer answer(Ask ask, Map<String, Set<String>> found) {
    Set<String> items = found.getOrDefault(ask.code().product(), Set.of());
    return new Answer(ask.lookup(), "[" + String.join(",", items) + "]");
  }
}
