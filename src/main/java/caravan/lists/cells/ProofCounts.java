package caravan.lists.cells;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Counts what was found in the column of codes. */
public final class ProofCounts {

  private final Map<Proof, long[]> found = new EnumMap<>(Proof.class);
  private long disagreeing;
  private long loose;
  private long called;

  public ProofCounts() {
    for (Proof proof : Proof.values()) {
      found.put(proof, new long[1]);
    }
  }

  public void take(ParsedCode parsedCode) {
    counter(parsedCode.proof())[0]++;
  }

  public long of(Proof proof) {
    return counter(proof)[0];
  }

  private long[] counter(Proof proof) {
    return Objects.requireNonNull(found.get(proof));
  }

  /** Cells that hold a code, be its check digit wrong. */
  public long codes() {
    return of(Proof.RIGHT) + of(Proof.SHAPE) + of(Proof.WRONG);
  }

  /** Cells that tell whether codes stand here; words are section lines where they are fewer. */
  public long telling() {
    return codes() + of(Proof.NONE) + of(Proof.CASE) + muchWords();
  }

  /** Words, where there are more of them than codes. */
  public long muchWords() {
    return of(Proof.WORDS) > codes() ? of(Proof.WORDS) : 0;
  }

  /** A code that is not of the kind that the column beside it names. */
  public void disagrees() {
    disagreeing++;
  }

  /** A number in a sentence of which nobody can tell whether it is a code. */
  public void loose() {
    loose++;
  }

  /** A number that is called in front what no other line calls its own. */
  public void called() {
    called++;
  }

  public long calledOtherwise() {
    return called;
  }

  public long loosely() {
    return loose;
  }

  public long disagreeing() {
    return disagreeing;
  }
}
