package caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UrgencyTests {

  @Test
  void an_urgency_is_found_by_its_word_and_read_by_its_number() {
    for (Urgency urgency : Urgency.values()) {
      assertThat(Urgency.find(urgency.word())).contains(urgency);
      assertThat(Urgency.read(urgency.number())).isEqualTo(urgency);
    }
    assertThat(Urgency.find("soon")).isEmpty();
  }
}
