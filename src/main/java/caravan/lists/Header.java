package caravan.lists;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the name of a column says, in the languages of the marketplaces.
 *
 * @param hint of the codes below it; {@code NONE} if it doesn't speak of codes
 * @param certain whether it speaks of nothing else ("EAN-Code", not "EAN checked by")
 * @param domain whether it speaks of the marketplace
 */
record Header(Hint hint, boolean certain, boolean domain) {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SEAMS =
      Pattern.compile(
          "[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})"
              + "|(?<=[A-Za-z])(?=[^A-Za-z])|(?<=[^A-Za-z])(?=[A-Za-z])");
  private static final Header NOTHING = new Header(Hint.NONE, false, false);
  private static final int LONGEST = 80;

  private static final Map<String, Hint> WORDS = new HashMap<>();
  private static final Set<String> CODE =
      folded("code codes kode codigo codigos codice codici コード 코드 कोड identifier identifiers");
  private static final Set<String> COMPANIONS =
      folded(
          "number numbers no nr nummer numero num n id ids list product products produkt produit"
              + " prodotto producto produto item items artikel article articolo articulo amazon a e"
              + " de of del du der main primary 1 8 10 12 13 14 番号 商品");
  private static final Set<String> DOMAIN =
      folded(
          "domain domains domaine dominio domein tld marketplace marketplaces marketplaceid"
              + " marktplatz marktplaats placedemarche marche mercado mercato amazondomain"
              + " amazondomaine amazonmarketplace amazonmarktplatz amazonsite siteamazon saleschannel"
              + " マーケットプレイス ドメイン मार्केटप्लेस डोमेन");

  static {
    words(Hint.ASIN, "asin asins");
    words(Hint.UPC, "upc upcs universalproductcode");
    words(Hint.EAN, "ean eans jan jans europeanarticlenumber internationalarticlenumber");
    words(Hint.ISBN, "isbn isbns");
    words(
        Hint.GTIN,
        "gtin gtins barcode barcodes barcodenummer strichcode strichcodes balkencode codebarres"
            + " codesbarres codeabarres codebarre codeabarre codiceabarre codiceabarres codicebarre"
            + " codiciabarre codigodebarras codigosdebarras codigobarras codbarras streepjescode"
            + " streepjescodes バーコード बारकोड externalproductid");
    words(Hint.CODE, "productid asinorean");
  }

  private static void words(Hint hint, String words) {
    folded(words).forEach(word -> WORDS.put(word, hint));
  }

  private static Set<String> folded(String words) {
    return Arrays.stream(words.split(" ", -1)).map(Header::fold).collect(Collectors.toSet());
  }

  private static String fold(String text) {
    String open = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    return MARKS.matcher(open).replaceAll("");
  }

  /** What that name of a column says. */
  static Header of(String name) {
    if (name.length() > LONGEST) {
      return NOTHING;
    }
    List<String> tokens = tokens(Normalizer.normalize(name, Normalizer.Form.NFKC));
    String whole = String.join("", tokens);
    if (DOMAIN.contains(whole)) {
      return new Header(Hint.NONE, true, true);
    }
    if (tokens.contains("sku")) {
      return NOTHING;
    }
    Hint exact = WORDS.get(whole);
    if (exact != null) {
      return new Header(exact, true, false);
    }
    return ofWords(tokens);
  }

  private static Header ofWords(List<String> tokens) {
    EnumSet<Hint> hints = EnumSet.noneOf(Hint.class);
    boolean certain = true;
    for (String token : tokens) {
      Hint hint = WORDS.get(token);
      if (hint != null) {
        hints.add(hint);
      } else {
        certain &= CODE.contains(token) || COMPANIONS.contains(token);
      }
    }
    if (hints.isEmpty()) {
      boolean code = certain && tokens.stream().anyMatch(CODE::contains);
      return code ? new Header(Hint.CODE, false, false) : NOTHING;
    }
    return new Header(sized(together(hints), tokens), certain, false);
  }

  private static Hint together(EnumSet<Hint> hints) {
    if (hints.size() > 1) {
      hints.remove(Hint.GTIN);
    }
    if (hints.size() == 1) {
      return hints.iterator().next();
    }
    return hints.contains(Hint.ASIN) ? Hint.CODE : Hint.GTIN;
  }

  private static Hint sized(Hint hint, List<String> tokens) {
    boolean barcode = hint == Hint.EAN || hint == Hint.GTIN;
    if (barcode && tokens.contains("8")) {
      return Hint.EAN8;
    }
    if (hint == Hint.GTIN && tokens.contains("13")) {
      return Hint.EAN;
    }
    return hint == Hint.GTIN && tokens.contains("12") ? Hint.UPC : hint;
  }

  private static List<String> tokens(String name) {
    List<String> tokens = new ArrayList<>();
    for (String token : SEAMS.split(name, -1)) {
      if (!token.isEmpty()) {
        tokens.add(fold(token));
      }
    }
    return tokens;
  }

  /** Whether it says anything at all. */
  boolean speaks() {
    return domain || hint != Hint.NONE;
  }
}
