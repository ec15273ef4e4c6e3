package caravan.lists.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When two layouts say the same. */
class LayoutTests {

  @Test
  void layouts_are_the_same_where_the_same_columns_mean_the_same() {
    Layout layout = Sheet.of("EAN|Name|x|y").layout(0);

    assertThat(layout.sameAs(named("a", "b"))).isTrue();
    assertThat(layout.sameAs(layout.withCodes(List.of()))).isFalse();
    assertThat(layout.sameAs(other(0, -1, -1, ""))).isFalse();
    assertThat(layout.sameAs(other(1, 1, -1, ""))).isFalse();
    assertThat(layout.sameAs(other(1, -1, 1, ""))).isFalse();
    assertThat(layout.sameAs(other(1, -1, -1, "P"))).isFalse();
    assertThat(layout.sameAs(other(1, -1, -1, ""))).isTrue();
  }

  private static Layout named(String... names) {
    Layout layout = Sheet.of("EAN|Name|x|y").layout(0);
    return new Layout(1, List.of(names), layout.codes(), -1, -1, "", false);
  }

  private static Layout other(int above, int domain, int unit, String kind) {
    Layout layout = Sheet.of("EAN|Name|x|y").layout(0);
    return new Layout(above, layout.names(), layout.codes(), domain, unit, kind, false);
  }
}
