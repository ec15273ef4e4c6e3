package caravan.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of machines: one, {@code 10.0.0.5}, or all that begin alike, {@code 10.0.0.0/24}. No
 * name is ever looked up.
 */
public final class AddressRange {

  private static final Pattern SHAPE =
      Pattern.compile(
          "([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f]*:[0-9A-Fa-f:.]+)(?:/([0-9]{1,3}))?");

  private final byte[] start;
  private final int bits;

  private AddressRange(byte[] start, int bits) {
    this.start = start;
    this.bits = bits;
  }

  /** Reads one; throws IllegalArgumentException. */
  public static AddressRange read(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "must be addresses with commas between them, such as 127.0.0.1, 10.0.0.0/24");
    }
    byte[] start = bytes(parts.group(1));
    int all = start.length * 8;
    int bits = parts.group(2) == null ? all : Integer.parseInt(parts.group(2));
    if (bits < 1 || bits > all) {
      throw new IllegalArgumentException(
          "after the slash goes how many bits are alike, 1 to " + all);
    }
    return new AddressRange(start, bits);
  }

  /** Of a number as Java and people write it; an IPv4 address in IPv6's clothes is that address. */
  static byte[] bytes(String address) {
    String bare = address.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|%.*", "");
    if (!SHAPE.matcher(bare).matches()) {
      throw new IllegalArgumentException("is no address of a machine: " + address);
    }
    try {
      return InetAddress.getByName(bare).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("is no address of a machine: " + address, e);
    }
  }

  /** Whether that address, a number, is among them. */
  public boolean has(String address) {
    byte[] other = bytes(address);
    if (other.length != start.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((other[bit / 8] & mask) != (start[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** Whoever can have all addresses of that neighbourhood: one in IPv4, 64 bits alike in IPv6. */
  public static String neighbourhood(String address) {
    try {
      byte[] bytes = bytes(address);
      StringBuilder text = new StringBuilder();
      for (int at = 0; at < Math.min(8, bytes.length); at++) {
        text.append(bytes[at]).append('.');
      }
      return text.toString();
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
