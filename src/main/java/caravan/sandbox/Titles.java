package caravan.sandbox;

import org.jspecify.annotations.Nullable;

/** Titles as shops have them: most of them plain, some that break a careless CSV writer. */
final class Titles {

  private static final String[] KINDS = {
    "Insulated Water Bottle",
    "Bluetooth Headphones",
    "Cotton Bath Towel",
    "Cast Iron Skillet",
    "Magnetic Dart Board",
    "Desk Lamp",
    "Garden Hose",
    "Yoga Mat",
    "Coffee Grinder",
    "Phone Case"
  };
  private static final String[] MAKERS = {
    "Northwind", "Alder & Co", "Kestrel", "Bluewater", "Halden", "Marisol", "Tanaka", "Oakline"
  };
  private static final String[] SIZES = {"Small", "Large", "2 Pack", "500 ml", "Black", "1.5 m"};

  private Titles() {}

  /** The title of the product with that hash; null for some. */
  static @Nullable String of(long hash) {
    String plain = maker(hash) + " " + kind(hash) + ", " + pick(SIZES, hash / 1_000_000);
    return switch ((int) (hash % 50)) {
      case 0, 1 -> null;
      case 2 -> "";
      case 3, 4 -> "\"" + plain + "\" 12\" x 8\"";
      case 5, 6 -> plain + "\r\nSecond line; with, separators\tand a tab";
      case 7 -> plain + "\nline";
      case 8 -> "Größe für Café – " + plain + " – 日本語 ñ é";
      case 9 -> "🧴 " + plain + " e\u0301 \u200f\u05d0 \u2028 \ud834\udd1e";
      case 10 -> "=HYPERLINK(\"http://example.com\",\"" + kind(hash) + "\")";
      case 11 -> "=1+1 " + plain;
      case 12 -> "+" + plain;
      case 13 -> "-" + plain;
      case 14 -> "@" + plain;
      case 15 -> "  " + plain + "  ";
      case 16 -> "<b>" + plain + "</b> & 'more' \\ | \u0001";
      case 17 -> plain + " " + (kind(hash) + " ").repeat(60);
      default -> plain;
    };
  }

  static String maker(long hash) {
    return pick(MAKERS, hash / 50);
  }

  static String kind(long hash) {
    return pick(KINDS, hash / 5_000);
  }

  private static String pick(String[] words, long number) {
    return words[(int) (number % words.length)];
  }
}
