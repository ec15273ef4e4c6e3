package caravan.lists.cells;

import caravan.codes.Domain;
import caravan.lists.Excerpt;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names under which people write a marketplace. */
public final class Marketplaces {

  private static final Pattern AROUND =
      Pattern.compile("^(?:https?://)?(?:www\\.)?(?:amazon)?[\\s._-]*|[\\s/.]+$");
  private static final Pattern LOCALE = Pattern.compile("[a-z]{2}[-_]([a-z]{2})");
  private static final Map<String, Domain> NAMES = new HashMap<>();

  static {
    name(
        Domain.COM,
        "us usa com united-states united-states-of-america vereinigte-staaten etats-unis états-unis"
            + " estados-unidos stati-uniti verenigde-staten stany-zjednoczone usa-amazon amerika abd"
            + " förenta-staterna spojené-státy 美国 アメリカ 米国 ATVPDKIKX0DER");
    name(Domain.CA, "canada kanada canadá kanada 加拿大 カナダ A2EUQ1WTGCTBG2");
    name(
        Domain.DE,
        "germany deutschland allemagne alemania germania duitsland niemcy německo tyskland almanya"
            + " alemanha 德国 ドイツ A1PA6795UKMFR9");
    name(
        Domain.FR,
        "france frankreich francia frankrijk francja francie frankrike fransa frança 法国 フランス"
            + " A13V1IB3VIYZZH");
    name(
        Domain.IT,
        "italy italia italien italie italië włochy itálie italya itália 意大利 イタリア APJ6JRA9NG5V4");
    name(
        Domain.NL,
        "netherlands the-netherlands nederland niederlande pays-bas paesi-bassi países-bajos holland"
            + " holandia nizozemsko nederländerna hollanda 荷兰 オランダ A1805IZSGTT6HS");
    name(
        Domain.ES,
        "spain españa spanien espagne spagna spanje hiszpania španělsko ispanya espanha 西班牙"
            + " スペイン A1RKKUPIHCS9HS");
    name(Domain.IN, "india indien inde indie hindistan 印度 インド A21TJRUUN4KGV");
    name(
        Domain.UK,
        "gb co.uk great-britain united-kingdom grossbritannien großbritannien"
            + " vereinigtes-königreich england royaume-uni grande-bretagne reino-unido regno-unito"
            + " verenigd-koninkrijk wielka-brytania velká-británie storbritannien birleşik-krallık"
            + " 英国 イギリス A1F83G8C2ARO7P");
    name(Domain.JP, "co.jp japan japon giappone japón japonia japonsko 日本 A1VC38T7YXB528");
    name(Domain.AU, "com.au australia australien australie australië 澳大利亚 A39IBJ37TRP1C6");
    name(Domain.MX, "com.mx mexico méxico mexiko mexique messico meksyk 墨西哥 A1AM78C64UM0Y8");
  }

  private Marketplaces() {}

  private static void name(Domain domain, String names) {
    NAMES.put(domain.word(), domain);
    for (String name : names.split(" ", -1)) {
      NAMES.put(name.toLowerCase(Locale.ROOT).replace('-', ' '), domain);
    }
  }

  /**
   * The domain that people call so: {@code DE}, {@code GB}, {@code amazon.co.uk}, {@code de_DE},
   * {@code Germany}, a marketplace ID; empty if the API serves none of that name.
   */
  public static Optional<Domain> find(String name) {
    String text = CellCleaner.strip(CellCleaner.narrow(name)).toLowerCase(Locale.ROOT);
    Domain known = NAMES.get(text);
    if (known != null) {
      return Optional.of(known);
    }
    String core = AROUND.matcher(text).replaceAll("");
    Matcher locale = LOCALE.matcher(core);
    return Optional.ofNullable(NAMES.get(locale.matches() ? locale.group(1) : core));
  }

  /** The reason why a row of that marketplace is invalid. */
  public static String unserved(String name) {
    return "the API does not serve the marketplace '%s'; it serves %s"
        .formatted(
            Excerpt.shortened(name),
            Arrays.stream(Domain.values()).map(Domain::word).collect(Collectors.joining(", ")));
  }
}
