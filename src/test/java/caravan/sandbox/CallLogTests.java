package caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Asin;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Gtin;
import caravan.harness.MovedClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class CallLogTests {

  private final CallLog callLog = new CallLog(2, true);

  @Property
  void the_densest_window_is_the_densest_of_all_whatever_the_order_of_telling(
      @ForAll @Size(max = 30) List<@LongRange(max = 400) Long> times,
      @ForAll @LongRange(min = 1, max = 300) long length) {
    Charges charges = new Charges();
    times.forEach(at -> charges.add(at, 1));

    long densest =
        times.stream()
            .mapToLong(from -> times.stream().filter(t -> t >= from && t < from + length).count())
            .max()
            .orElse(0);
    assertThat(charges.most(length)).isEqualTo(densest);
  }

  @Example
  void all_forms_of_a_number_are_one_product_paid_again() {
    pay(CodeType.UPC, Domain.COM, "793610399007");
    pay(CodeType.EAN, Domain.COM, "0793610399007");
    pay(CodeType.EAN, Domain.DE, "0793610399007");
    pay(CodeType.ASIN, Domain.COM, "B088H39PXX");

    assertThat(callLog.paid(new Gtin(CodeType.UPC, "793610399007"), Domain.COM)).isEqualTo(2);
    assertThat(callLog.paid(new Asin("B088H39PXX"), Domain.COM)).isEqualTo(1);
    assertThat(callLog.paidAgain()).isEqualTo(Map.of("00793610399007@com", 2));
    assertThat(callLog.paidProducts()).hasSize(3);
  }

  @Example
  void only_the_last_calls_are_remembered_but_all_are_counted() {
    for (int status : new int[] {429, 200, 200}) {
      callLog.note(
          new RecordedCall(
              MovedClock.START,
              MovedClock.START,
              BarcodesLookup.CHANNEL,
              List.of(),
              Domain.COM,
              1,
              status,
              "x".repeat(5_000)));
    }

    assertThat(callLog.seen()).hasSize(2).allMatch(seen -> seen.status() == 200);
    assertThat(callLog.seen()).allMatch(seen -> seen.body().length() == RecordedCall.SHOWN);
    assertThat(callLog.calls(BarcodesLookup.CHANNEL)).isEqualTo(3);
    assertThat(callLog.answeredWith(BarcodesLookup.CHANNEL, 429)).isEqualTo(1);
    assertThat(callLog.calls(CircanaBarcodes.CHANNEL)).isZero();
  }

  @Example
  void the_channels_are_charged_apart() {
    callLog.charge(BarcodesLookup.CHANNEL, question(CodeType.ASIN, Domain.COM, "B088H39PXX"), 3, 0);

    assertThat(callLog.tokens(BarcodesLookup.CHANNEL)).isEqualTo(3);
    assertThat(callLog.densest(BarcodesLookup.CHANNEL, Duration.ofSeconds(1))).isEqualTo(3);
    assertThat(callLog.tokens(CircanaBarcodes.CHANNEL)).isZero();
  }

  private void pay(CodeType type, Domain domain, String code) {
    callLog.charge(BarcodesLookup.CHANNEL, question(type, domain, code), 1, 0);
  }

  private static CodeQuery question(CodeType type, Domain domain, String code) {
    return new CodeQuery(type, List.of(code), domain, false);
  }
}
