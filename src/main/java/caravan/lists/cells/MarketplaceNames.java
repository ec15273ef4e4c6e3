package caravan.lists.cells;

import caravan.codes.Domain;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How people write Amazon's marketplaces: those that the API serves, and those that it does not.
 */
final class MarketplaceNames {

  /** The word of the marketplace by each of its names, in lower case, with blanks for hyphens. */
  static final Map<String, String> WORDS = new HashMap<>();

  static {
    name(
        Domain.COM,
        "us usa com united-states united-states-of-america vereinigte-staaten etats-unis états-unis"
            + " estados-unidos stati-uniti verenigde-staten stany-zjednoczone usa-amazon amerika"
            + " abd förenta-staterna spojené-státy 美国 アメリカ 米国 ATVPDKIKX0DER");
    name(Domain.CA, "can canada kanada canadá 加拿大 カナダ A2EUQ1WTGCTBG2");
    name(
        Domain.DE,
        "deu germany deutschland allemagne alemania germania duitsland niemcy německo tyskland"
            + " almanya alemanha 德国 ドイツ A1PA6795UKMFR9");
    name(
        Domain.FR,
        "fra france frankreich francia frankrijk francja francie frankrike fransa frança 法国"
            + " フランス A13V1IB3VIYZZH");
    name(
        Domain.IT,
        "ita italy italia italien italie italië włochy itálie italya itália 意大利 イタリア"
            + " APJ6JRA9NG5V4");
    name(
        Domain.NL,
        "nld netherlands the-netherlands nederland niederlande pays-bas paesi-bassi países-bajos"
            + " holland holandia nizozemsko nederländerna hollanda 荷兰 オランダ A1805IZSGTT6HS");
    name(
        Domain.ES,
        "esp spain españa spanien espagne spagna spanje hiszpania španělsko ispanya espanha 西班牙"
            + " スペイン A1RKKUPIHCS9HS");
    name(Domain.IN, "ind india indien inde indie hindistan 印度 インド A21TJRUUN4KGV");
    name(
        Domain.UK,
        "gb gbr co.uk great-britain united-kingdom grossbritannien großbritannien"
            + " vereinigtes-königreich england royaume-uni grande-bretagne reino-unido regno-unito"
            + " verenigd-koninkrijk wielka-brytania velká-británie storbritannien birleşik-krallık"
            + " 英国 イギリス A1F83G8C2ARO7P");
    name(Domain.JP, "jpn co.jp japan japon giappone japón japonia japonsko 日本 A1VC38T7YXB528");
    name(Domain.AU, "aus com.au australia australien australie australië 澳大利亚 A39IBJ37TRP1C6");
    name(Domain.MX, "mex com.mx mexico méxico mexiko mexique messico meksyk 墨西哥 A1AM78C64UM0Y8");
    unserved(
        "se swe sweden schweden suède svezia suecia zweden szwecja sverige švédsko isveç suécia 瑞典"
            + " スウェーデン A2NODRKZP88ZB9");
    unserved(
        "pl pol poland polen pologne polonia polska polsko polonya polônia 波兰 ポーランド"
            + " A1C3SOZRARQ6R3");
    unserved(
        "be bel com.be belgium belgien belgique belgio bélgica belgië belgia belgie belçika 比利时"
            + " ベルギー AMEN7PMS3EDWL");
    unserved(
        "tr tur com.tr turkey türkei türkiye turkiye turquie turchia turquía turkije turcja turkiet"
            + " turecko 土耳其 トルコ A33AVAJ2PDY3EV");
    unserved("ie irl ireland irland irlande irlanda ierland irlandia irsko 爱尔兰 A28R8C7NBKEWEA");
    unserved(
        "br bra com.br brazil brasilien brésil brasile brasil brazilië brazylia 巴西 A2Q3Y263D00KWC");
    unserved(
        "ae are uae united-arab-emirates vereinigte-arabische-emirate émirats-arabes-unis"
            + " emirati-arabi-uniti emiratos-árabes-unidos verenigde-arabische-emiraten 阿联酋"
            + " A2VIGQ35RCS4UG");
    unserved(
        "sa sau saudi-arabia saudi-arabien arabie-saoudite arabia-saudita arabia-saudí"
            + " saoedi-arabië 沙特阿拉伯 A17E79C6D8DWNP");
    unserved("sg sgp com.sg singapore singapur singapour 新加坡 シンガポール A19VAU5U5O7RUS");
    unserved("eg egy egypt ägypten égypte egitto egipto egypte 埃及 ARBP9OOSHTCHU");
    unserved(
        "za zaf co.za south-africa südafrika afrique-du-sud sudafrica sudáfrica zuid-afrika 南非"
            + " AE08WJ6YKNBMC");
    unserved("eu europe europa european-union europäische-union union-européenne");
  }

  private MarketplaceNames() {}

  private static void name(Domain domain, String names) {
    WORDS.put(domain.word(), domain.word());
    name(domain.word(), names);
  }

  /** What the first of the names stands for, which no domain has. */
  private static void unserved(String names) {
    name(names.substring(0, names.indexOf(' ')), names);
  }

  private static void name(String word, String names) {
    for (String name : names.split(" ", -1)) {
      WORDS.put(name.toLowerCase(Locale.ROOT).replace('-', ' '), word);
    }
  }
}
