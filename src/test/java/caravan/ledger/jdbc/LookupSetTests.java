package caravan.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** It holds what was added and nothing else, wherever the numbers lie. */
class LookupSetTests {

  @Property
  void what_was_added_and_nothing_else(
      @ForAll @Size(max = 50) Set<@LongRange(min = 0, max = 200_000) Long> added,
      @ForAll @Size(max = 50) Set<@LongRange(min = 0, max = 200_000) Long> others) {
    LookupSet set = new LookupSet();
    added.forEach(set::add);

    assertThat(added).allMatch(set::contains);
    assertThat(others).allMatch(other -> set.contains(other) == added.contains(other));
  }

  @Property
  void however_large_they_are(@ForAll long one, @ForAll long other) {
    LookupSet set = new LookupSet();
    set.add(one);

    assertThat(set.contains(one)).isTrue();
    assertThat(set.contains(other)).isEqualTo(one == other);
  }
}
