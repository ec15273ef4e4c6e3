package caravan.road.intake;

/**
 * Texts that were seen, in 8 to 32 bytes each, whatever their length: of each a hash of 64 bits is
 * kept, by which one in 300,000 sets of ten million texts takes two of them for one.
 */
final class TextSet {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final int SMALLEST = 1 << 10;

  private long[] table = new long[SMALLEST];
  private int size;

  /** Adds it; answers whether it was not there. */
  boolean add(String text) {
    long hash = hash(text);
    if (!put(table, hash)) {
      return false;
    }
    size++;
    if (2 * size > table.length) {
      grow();
    }
    return true;
  }

  private void grow() {
    long[] larger = new long[2 * table.length];
    for (long hash : table) {
      if (hash != 0) {
        put(larger, hash);
      }
    }
    table = larger;
  }

  private static boolean put(long[] table, long hash) {
    int mask = table.length - 1;
    for (int at = (int) hash & mask; ; at = (at + 1) & mask) {
      if (table[at] == hash) {
        return false;
      }
      if (table[at] == 0) {
        table[at] = hash;
        return true;
      }
    }
  }

  /** FNV-1a over the characters, and the last step of MurmurHash3; never zero. */
  private static long hash(String text) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    hash ^= hash >>> 33;
    return hash == 0 ? 1 : hash;
  }
}
