package caravan.asinscope;

import caravan.codes.Answer;
import caravan.codes.CodeRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which items answer which codes. An item answers every code that it names, in whatever form; a
 * code that no item names is answered by none: the API does not know it. Where items came that name
 * no code that was asked for, such a code's answer says so: the item may be a parent's, or name the
 * code in a field that the API's documents don't know.
 *
 * @param answers one for each code asked for, in that order; the items of each in the order they
 *     came, those that came twice word for word once
 * @param strays how many items name no code that was asked for
 */
record Matching(List<Answer> answers, int strays) {

  /**
   * The answers to the codes.
   *
   * @param odd how many items came besides that could not be read
   */
  static Matching of(List<CodeRequest> requests, List<Item> items, int odd) {
    Map<String, Set<String>> found = new HashMap<>();
    for (CodeRequest request : requests) {
      found.put(request.code().product(), new LinkedHashSet<>());
    }
    List<Item> strays = new ArrayList<>();
    for (Item item : items) {
      boolean wanted = false;
      for (String product : item.products()) {
        Set<String> answer = found.get(product);
        if (answer != null) {
          answer.add(item.json());
          wanted = true;
        }
      }
      if (!wanted) {
        strays.add(item);
      }
    }
    Strays others = new Strays(strays, odd);
    return new Matching(
        requests.stream().map(request -> answer(request, found, others)).toList(), strays.size());
  }

  private static Answer answer(CodeRequest request, Map<String, Set<String>> found, Strays others) {
    Set<String> items = found.getOrDefault(request.code().product(), Set.of());
    return items.isEmpty()
        ? new Answer(request.lookup(), Answer.NONE, others.note(request.code()))
        : new Answer(request.lookup(), "[" + String.join(",", items) + "]");
  }
}
