package caravan.lists.columns;

import caravan.lists.cells.BarcodeLink;
import caravan.lists.cells.BarcodeParser;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.Digits;
import caravan.lists.cells.Gs1;
import caravan.lists.cells.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds codes in lines of words, as people write mails, chats and notes. */
public final class FreeText {

  private static final Pattern BETWEEN = Pattern.compile("[\\s,;()\\[\\]|<>\"]+");
  private static final Pattern AROUND =
      Pattern.compile("^[^\\p{L}\\p{N}+]+|(?<![:])[^\\p{L}\\p{N}:]+$");
  static final int LONGEST = 4096;

  static final Pattern QUANTITY =
      Pattern.compile(
          "[0-9]{1,5}(?:[xX\u00d7])?|[0-9]{1,2}[.][0-9]{1,2}|[xX]|(?:st|stk|szt|ks|uds?|pcs?|pz|pi\u00e8ces?|adet|units?|ea)",
          Pattern.CASE_INSENSITIVE);

  /** What joins a code with how many there are: {@code 4006381333931*3}, {@code 3xB00NNUMI86}. */
  private static final Pattern JOINED =
      Pattern.compile(
          "[*=:x\u00d7](?=[0-9]{1,4}(?![\\p{L}\\p{N}.,]))(?<=(?<![\\p{L}\\p{N}])(?:[0-9]{12,14}|B0[A-Z0-9]{8}).)"
              + "|[*x\u00d7](?=(?:[0-9]{12,14}|B0[A-Z0-9]{8})(?![\\p{L}\\p{N}]))(?<=(?<![\\p{L}\\p{N}])[0-9]{1,4}.)");

  /** When something was scanned or written. */
  private static final Pattern MOMENT =
      Pattern.compile(
          "[0-9]{1,4}([./-])[0-9]{1,2}\\1[0-9]{2,4}\\.?|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?");

  /** Commas divide a price. */
  private static final Pattern PRICE =
      Pattern.compile("\\p{Sc}?[0-9]{1,5}(?:[.][0-9]{2})?\\p{Sc}?|EUR|USD|GBP|CHF|PLN|SEK");

  private static final Pattern FILE =
      Pattern.compile("[^:\\s]{1,200}\\.[a-z]{2,5}(?::[0-9]{1,7})?:(?=[^:]+$)");

  private static final int LONG = 12;

  /** A line with more codes than these is no line about one of them. */
  private static final int MOST = 3;

  /** So many words before a number can say that it is none of a product. */
  private static final int WORDS_BEFORE = 3;

  /** They join a number with the word that says whose it is: "customer no. 4006381333931". */
  private static final Set<String> CONNECTING =
      Set.of("nr", "no", "num", "numer", "number", "nummer", "numero", "n", "id", "code", "номер");

  private FreeText() {}

  /** The codes of a line that is nothing but several of them, as they stood; empty for others. */
  public static List<String> several(String line) {
    return CodeSeries.of(line);
  }

  static List<String> tokens(String line) {
    List<String> tokens = new ArrayList<>();
    if (line.length() > LONGEST) {
      return tokens;
    }
    String text = BarcodeLink.unfolded(Gs1.withoutOthers(CellCleaner.narrow(line)));
    String apart = JOINED.matcher(text).replaceAll(" ");
    for (String token : BETWEEN.split(apart, -1)) {
      String bare = AROUND.matcher(token).replaceAll("");
      if (!bare.isEmpty()) {
        tokens.add(bare);
      }
    }
    return tokens;
  }

  /** The one unmistakable code of a line; empty if there is none, or more than one. */
  public static Optional<String> one(String line) {
    List<String> tokens = tokens(line);
    Set<String> found = new LinkedHashSet<>();
    Set<String> others = new LinkedHashSet<>();
    Set<String> all = new LinkedHashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      String code = code(tokens.get(i));
      if (sure(code)) {
        all.add(code);
      }
      if (sure(code) && !denied(tokens, i)) {
        boolean itself = CodeParser.unmistakable(code) || placed(tokens, i);
        (itself ? found : others).add(code);
      }
    }
    if (all.size() > MOST) {
      return Optional.empty();
    }
    if (found.size() > 1) {
      return CodeLabels.choose(tokens, found);
    }
    Optional<String> one = found.stream().findFirst();
    others.removeAll(found);
    return one.filter(
        code -> CodeParser.unmistakable(code) || others.stream().noneMatch(FreeText::barcode));
  }

  private static boolean barcode(String code) {
    return code.length() >= LONG;
  }

  /** Whether a number that could be a code stands in the line where nobody can tell. */
  static boolean loose(String line) {
    List<String> tokens = tokens(line);
    for (int i = 0; i < tokens.size(); i++) {
      String code = code(tokens.get(i));
      boolean number = code.length() >= LONG && sure(code) && !CodeParser.unmistakable(code);
      if (number && !placed(tokens, i) && !denied(tokens, i)) {
        return true;
      }
    }
    return false;
  }

  static String code(String token) {
    String value = labelled(token) || found(token) ? token.substring(seam(token) + 1) : token;
    String text = CellCleaner.joined(CellCleaner.bare(value)).toUpperCase(Locale.ROOT);
    return text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
  }

  /** Whether the token is the name of a code and its value: {@code ean=4006381333931}. */
  static boolean labelled(String token) {
    return valued(token) && Heading.of(label(token)).names();
  }

  /** The name in front of the value. */
  static String label(String token) {
    return token.substring(0, seam(token));
  }

  /** Whether a file's name stands in front of the value, as those that search files print it. */
  private static boolean found(String token) {
    return valued(token) && FILE.matcher(token).lookingAt();
  }

  /** Whether the token is a name and its value, which says nothing of what comes behind it. */
  private static boolean valued(String token) {
    return seam(token) > 0 && seam(token) < token.length() - 1;
  }

  private static int seam(String token) {
    return Math.max(token.lastIndexOf('='), token.lastIndexOf(':'));
  }

  /** Short numbers prove too little among words. */
  static boolean sure(String text) {
    return CodeParser.unmistakable(text)
        || (text.length() >= LONG && BarcodeParser.unmistakable(text))
        || (text.endsWith("X") && Digits.rightIsbn(text));
  }

  /** A number in the middle of a sentence is none, unless it is called a code. */
  private static boolean placed(List<String> tokens, int at) {
    boolean edge =
        begins(tokens, at) || ends(tokens, at) || labelled(tokens.get(at)) || found(tokens.get(at));
    return at > 0
        ? edge || tokens.get(at - 1).endsWith(":") || Heading.of(word(tokens, at - 1)).certain()
        : edge;
  }

  /** Whether there is nothing before it but a quantity, or when it was. */
  private static boolean begins(List<String> tokens, int at) {
    return tokens.subList(0, at).stream()
        .allMatch(token -> QUANTITY.matcher(token).matches() || MOMENT.matcher(token).matches());
  }

  /** Whether there is nothing behind it but a price or a quantity. */
  private static boolean ends(List<String> tokens, int at) {
    return tokens.subList(at + 1, tokens.size()).stream()
        .allMatch(token -> PRICE.matcher(token).matches() || QUANTITY.matcher(token).matches());
  }

  /** Whether the line has numbers that could be codes, and words before each that deny it. */
  static boolean denied(String line) {
    List<String> tokens = tokens(line);
    int[] numbers =
        IntStream.range(0, tokens.size()).filter(i -> sure(code(tokens.get(i)))).toArray();
    return numbers.length > 0 && IntStream.of(numbers).allMatch(i -> denied(tokens, i));
  }

  /** Whether the words before it say whose it is: an order's, a telephone's, a customer's. */
  private static boolean denied(List<String> tokens, int at) {
    boolean number = !CodeParser.unmistakable(code(tokens.get(at)));
    int before = at - 1;
    while (before > 0 && CONNECTING.contains(Vocabulary.fold(tokens.get(before)))) {
      before--;
    }
    if (before >= 0 && ((number && whose(word(tokens, before))) || related(tokens, before))) {
      return true;
    }
    for (int i = Math.max(0, at - WORDS_BEFORE); i < at; i++) {
      if (Heading.of(word(tokens, i)).rank() == Heading.Rank.OTHER && !spent(tokens, i, at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the word has a number of its own, and the code a name: {@code sku 77 ean 4006…}. */
  private static boolean spent(List<String> tokens, int word, int at) {
    return word + 2 < at
        && Digits.only(tokens.get(word + 1))
        && Heading.of(word(tokens, at - 1)).certain();
  }

  /** Whether the words that end there say that what follows is another product. */
  private static boolean related(List<String> tokens, int end) {
    String two = end > 0 ? tokens.get(end - 1) + tokens.get(end) : "";
    return Stream.of(word(tokens, end), two)
        .anyMatch(w -> LineWord.find(w).filter(word -> word == LineWord.RELATED).isPresent());
  }

  private static boolean whose(String word) {
    return Heading.of(word).has(Meaning.ELSEWHERE) || LineWord.find(word).isPresent();
  }

  /** The word at that place, without its colon; empty where it is a name with its value. */
  static String word(List<String> tokens, int at) {
    String token = tokens.get(at);
    if (valued(token)) {
      return "";
    }
    return token.endsWith(":") ? token.substring(0, token.length() - 1) : token;
  }
}
