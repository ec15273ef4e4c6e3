package caravan.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lists as the systems of the trade really lay them out: each row asks for its own product, nothing
 * else is asked, and the list's own cells come back as they were.
 */
class FieldListTests {

  static List<Path> lists() throws IOException {
    return FieldList.all();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void a_list_of_the_trade_becomes_what_its_expectation_says(Path list) throws IOException {
    FieldList judged = FieldList.judged(list);

    assertThat(judged.complaints())
        .as("%s%n%s", judged.name(), FieldJudge.shown(judged.produced()))
        .isEmpty();
  }

  @Test
  void every_expectation_stands_beside_its_list() throws IOException {
    assertThat(lists()).hasSizeGreaterThanOrEqualTo(130).allMatch(Files::isRegularFile);
  }

  @Tag("slow")
  @Test
  void of_the_first_twenty_four_at_least_twenty_run_without_a_question() throws IOException {
    long held = 0;
    for (Path list : lists()) {
      FieldList judged = FieldList.judged(list);
      held += judged.held() && !judged.name().contains("/") ? 1 : 0;
    }

    assertThat(held).isLessThanOrEqualTo(4);
  }
}
