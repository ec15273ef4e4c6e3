package caravan.results;

/**
 * Remembers pairs of product and barcode, exactly and in 16 bytes each: the last {@value #FEWEST}
 * different ones for certain, up to twice as many by chance, whatever the number that come. A pair
 * whose ASIN has not the form of one is not remembered.
 */
final class PairSet {

  /** So many different pairs are never forgotten, which takes 16 MB at most. */
  static final int FEWEST = 1 << 18;

  private static final int LETTERS = 36;
  private static final int ASIN = 10;

  private final int fewest;
  private Generation young = new Generation();
  private Generation old = new Generation();

  PairSet() {
    this(FEWEST);
  }

  PairSet(int fewest) {
    this.fewest = fewest;
  }

  /** Whether the pair is not remembered; from now on it is. */
  boolean add(Pair pair) {
    long asin = packed(pair.asin());
    if (asin == 0) {
      return true;
    }
    long barcode = Long.parseLong(pair.barcode().gtin14());
    if (young.holds(asin, barcode)) {
      return false;
    }
    boolean fresh = !old.holds(asin, barcode);
    if (young.size == fewest) {
      old = young;
      young = new Generation();
    }
    young.add(asin, barcode);
    return fresh;
  }

  /** The ASIN as a number above zero; zero if it has not the form of one. */
  private static long packed(String asin) {
    if (asin.length() != ASIN) {
      return 0;
    }
    long packed = 0;
    for (int at = 0; at < ASIN; at++) {
      char c = asin.charAt(at);
      boolean digit = c >= '0' && c <= '9';
      if (!digit && (c < 'A' || c > 'Z')) {
        return 0;
      }
      packed = packed * LETTERS + (digit ? c - '0' : c - 'A' + 10);
    }
    return packed + 1;
  }

  /** Open addressing, half full at most; two numbers a slot, the first of which is never zero. */
  private static final class Generation {

    private long[] slots = new long[1 << 9];
    private int size;

    boolean holds(long asin, long barcode) {
      return slots[slot(asin, barcode)] != 0;
    }

    void add(long asin, long barcode) {
      if (4 * (size + 1) > slots.length) {
        grow();
      }
      put(asin, barcode);
      size++;
    }

    private void put(long asin, long barcode) {
      int slot = slot(asin, barcode);
      slots[slot] = asin;
      slots[slot + 1] = barcode;
    }

    private void grow() {
      long[] before = slots;
      slots = new long[before.length * 2];
      for (int slot = 0; slot < before.length; slot += 2) {
        if (before[slot] != 0) {
          put(before[slot], before[slot + 1]);
        }
      }
    }

    /** Where the pair stands, or would stand. */
    private int slot(long asin, long barcode) {
      long mixed = (asin * 0x9E3779B97F4A7C15L) ^ (barcode * 0xC2B2AE3D27D4EB4FL);
      mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
      int mask = slots.length - 2;
      int slot = (int) (mixed >>> 32) & mask;
      while (slots[slot] != 0 && (slots[slot] != asin || slots[slot + 1] != barcode)) {
        slot = (slot + 2) & mask;
      }
      return slot;
    }
  }
}
