package caravan.road.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The choice in {@code routes/Lookup} has a branch for each kind of reply, and no other. */
class ReplyBranchesTests {

  @Test
  void each_kind_of_reply_has_its_branch() throws Exception {
    String route = Files.readString(Path.of("routes/Lookup.java"));
    List<String> branches =
        Pattern.compile("\\bon\\(Reply\\.(\\w+)\\.class")
            .matcher(route)
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    List<String> kinds =
        Arrays.stream(Reply.class.getPermittedSubclasses()).map(Class::getSimpleName).toList();
    assertThat(branches).containsExactlyInAnyOrderElementsOf(kinds);
  }
}
