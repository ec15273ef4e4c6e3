package caravan.sandbox;

import java.util.Arrays;

/** Who took how many tokens when: one entry a millisecond at most, in order of time. */
final class Charges {

  private long[] times = new long[64];
  private long[] tokens = new long[64];
  private int size;

  /** Adds tokens taken at a time, epoch ms; two threads may tell theirs in the wrong order. */
  void add(long at, long count) {
    int place = size;
    while (place > 0 && times[place - 1] > at) {
      place--;
    }
    if (place > 0 && times[place - 1] == at) {
      tokens[place - 1] += count;
      return;
    }
    if (size == times.length) {
      times = Arrays.copyOf(times, size * 2);
      tokens = Arrays.copyOf(tokens, size * 2);
    }
    System.arraycopy(times, place, times, place + 1, size - place);
    System.arraycopy(tokens, place, tokens, place + 1, size - place);
    times[place] = at;
    tokens[place] = count;
    size++;
  }

  /** The most tokens in any window [t, t + length). */
  long most(long length) {
    long most = 0;
    long sum = 0;
    int first = 0;
    for (int last = 0; last < size; last++) {
      sum += tokens[last];
      while (times[first] + length <= times[last]) {
        sum -= tokens[first++];
      }
      most = Math.max(most, sum);
    }
    return most;
  }

  /** Has the gauge count again what was taken after a time. */
  void replay(long after, WindowLimiter windowLimiter) {
    int first = size;
    while (first > 0 && times[first - 1] > after) {
      first--;
    }
    for (int i = first; i < size; i++) {
      windowLimiter.take(tokens[i], times[i]);
    }
  }
}
