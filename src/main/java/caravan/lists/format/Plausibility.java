package caravan.lists.format;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;

/** Tells how much of a decoded text is what people write, from 0 to 1. */
final class Plausibility {

  /** The letters beyond ASCII of languages, by the encoding that their computers used. */
  private static final List<String> WESTERN =
      List.of(
          "àâçéèêëîïôûùüœæÿ",
          "äöüßé",
          "áéíóúñü¡¿ºª",
          "áâãàçéêíóôõúºª",
          "àèéìíòóùú°",
          "åæøäöé",
          "ëïéèöüáó",
          "åäöé");

  private static final List<String> CENTRAL =
      List.of(
          "ąćęłńóśźż",
          "áčďéěíňóřšťúůýž",
          "áäčďéíĺľňóôŕšťúýž",
          "áéíóöőúüű",
          "čćđšž",
          "ăâîşţșț",
          "äöüß");
  private static final List<String> TURKISH = List.of("çğıöşüâîûİ");
  private static final String CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўђјљњћџ";
  private static final String GREEK = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ";
  private static final String HEBREW = "אבגדהוזחטיךכלםמןנסעףפץצקרשת";
  private static final String ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأؤإئپچژگ،؛؟";

  /** The letters that are most of any text; those of another script stand on the same bytes. */
  private static final String USUAL_CYRILLIC = "оеаинтсрлвк";

  private static final String USUAL_GREEK = "αοιετσνηυρςπκλμάόίέή";
  private static final String USUAL_HEBREW = "יולאהרמשתבנ";
  private static final String USUAL_ARABIC = "اليمنرتوبهةكس";
  private static final double MOST = 0.5;
  private static final int FEW = 60;

  private static final String MARKS = "–—…“”„‘’‚«»‹›•€£§°®™©²³½¼·×µ±\u00a0";

  /** No language has another of its letters beside these. */
  private static final String LIGATURES = "œæŒÆ";

  private Plausibility() {}

  static double of(String text, Charset charset) {
    return switch (charset.name()) {
      case "windows-1252", "ISO-8859-15", "IBM850", "x-MacRoman" -> alphabets(text, WESTERN);
      case "windows-1250", "ISO-8859-2", "IBM852" -> alphabets(text, CENTRAL);
      case "windows-1254" -> alphabets(text, TURKISH);
      case "windows-1251", "KOI8-R", "IBM866", "x-MacCyrillic", "ISO-8859-5" ->
          alphabets(text, List.of(CYRILLIC));
      case "windows-1253", "ISO-8859-7" -> alphabets(text, List.of(GREEK));
      case "windows-1255", "ISO-8859-8" -> alphabets(text, List.of(HEBREW));
      case "windows-1256" -> alphabets(text, List.of(ARABIC));
      default -> ideographs(text, charset);
    };
  }

  /** The share of the other characters that one language has, each beside letters of its kind. */
  private static double alphabets(String text, List<String> alphabets) {
    return alphabets.stream().mapToDouble(letters -> alphabet(text, letters)).max().orElse(0);
  }

  /** How near the usual letters come to the share that they have in any text, from 0 to 1. */
  static double usual(String text, Charset charset) {
    return switch (charset.name()) {
      case "windows-1251", "KOI8-R", "IBM866", "x-MacCyrillic", "ISO-8859-5" ->
          usual(text, USUAL_CYRILLIC);
      case "windows-1253", "ISO-8859-7" -> usual(text, USUAL_GREEK);
      case "windows-1255", "ISO-8859-8" -> usual(text, USUAL_HEBREW);
      case "windows-1256" -> usual(text, USUAL_ARABIC);
      default -> 1;
    };
  }

  private static double usual(String text, String letters) {
    String lower = text.toLowerCase(Locale.ROOT);
    long all = lower.chars().filter(c -> c > 127 && Character.isLetter(c)).count();
    long usual = lower.chars().filter(c -> letters.indexOf(c) >= 0).count();
    return all < FEW ? 1 : Math.min(1, usual / (MOST * all));
  }

  private static double alphabet(String text, String letters) {
    boolean other = letters.charAt(0) > 0x300;
    String both = letters + letters.toUpperCase(Locale.ROOT) + MARKS;
    long foreign = 0;
    double good = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128) {
        continue;
      }
      foreign++;
      boolean mixed = other && (latin(text, i - 1) || latin(text, i + 1));
      boolean mark = MARKS.indexOf(c) >= 0;
      boolean inside =
          mark && letter(text, i - 1) && lower(text, i + 1) && "’·\u00a0–—".indexOf(c) < 0;
      boolean raised = Character.isUpperCase(c) && lower(text, i - 1);
      boolean joined = LIGATURES.indexOf(c) >= 0 && (foreign(text, i - 1) || foreign(text, i + 1));
      good += both.indexOf(c) < 0 || mixed || inside || raised || joined ? 0 : 1;
    }
    return foreign == 0 ? 0 : good / foreign;
  }

  private static boolean latin(String text, int at) {
    return at >= 0
        && at < text.length()
        && ((text.charAt(at) >= 'a' && text.charAt(at) <= 'z')
            || (text.charAt(at) >= 'A' && text.charAt(at) <= 'Z'));
  }

  private static boolean letter(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at));
  }

  private static boolean foreign(String text, int at) {
    return letter(text, at) && text.charAt(at) > 127;
  }

  private static boolean lower(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLowerCase(text.charAt(at));
  }

  /** Common characters count whole, rare ones and lone ones between Latin letters hardly. */
  private static double ideographs(String text, Charset charset) {
    long foreign = 0;
    double good = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128) {
        continue;
      }
      foreign++;
      boolean between =
          i > 0
              && i + 1 < text.length()
              && lower(text, i - 1)
              && (lower(text, i + 1) || !ideograph(text.charAt(i + 1)));
      boolean alone = !neighbour(text, i - 1) && !neighbour(text, i + 1);
      good += between ? 0 : (alone ? 0.5 : 1) * common(c, charset);
    }
    return foreign == 0 ? 0 : good / foreign;
  }

  private static boolean neighbour(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= 128;
  }

  private static boolean ideograph(char c) {
    return c >= 0x2E80;
  }

  private static double common(char c, Charset charset) {
    if (c >= 0xFF61 && c <= 0xFF9F) {
      return 0.3; // half-width katakana, which other encodings look like
    }
    if ((c >= 0x3040 && c <= 0x30FF)
        || (c >= 0x3000 && c <= 0x303F)
        || (c >= 0xFF01 && c <= 0xFF5E)) {
      return charset.name().startsWith("GB") && c >= 0x3040 && c <= 0x30FF ? 0.7 : 1;
    }
    if (c >= 0xAC00 && c <= 0xD7A3) {
      return 1;
    }
    byte[] bytes = Character.toString(c).getBytes(charset);
    if (bytes.length != 2) {
      return 0.1;
    }
    int lead = bytes[0] & 0xFF;
    int trail = bytes[1] & 0xFF;
    return switch (charset.name()) {
      case "windows-31j" ->
          lead <= 0x97 ? 1 : lead <= 0x9F || (lead >= 0xE0 && lead <= 0xEA) ? 0.5 : 0.1;
      case "GB18030" -> trail < 0xA1 || lead < 0xA1 ? 0.1 : lead >= 0xB0 && lead <= 0xD7 ? 1 : 0.5;
      default -> 0.8;
    };
  }
}
