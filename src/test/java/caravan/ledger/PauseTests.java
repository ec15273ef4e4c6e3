package caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseTests {

  @ParameterizedTest
  @CsvSource({
    "Invalid API key,Invalid API key.",
    "Invalid API key.,Invalid API key.",
    "Really? ,Really?",
    "Too many!,Too many!",
    "HTTP 401 without a word,HTTP 401 without a word."
  })
  void its_words_are_a_sentence_that_another_one_may_follow(String words, String sentence) {
    assertThat(new Pause(Pause.Kind.KEY, Instant.EPOCH, words).sentence()).isEqualTo(sentence);
  }
}
