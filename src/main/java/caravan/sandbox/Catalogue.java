package caravan.sandbox;

import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Gtin;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What the pretended API knows. Every answer is computed from the code itself and is always the
 * same, so that a test can compute the right answer of any code on its own.
 *
 * <p>About 5 % of the codes are unknown in a marketplace. Some barcodes name two or three items,
 * some items hold four neighbouring barcodes, some hold none. The barcodes of an item name that
 * item. The examples of the APIs' documents are answered as the documents say, in every
 * marketplace.
 */
public final class Catalogue {

  private static final int UNKNOWN = 3;
  private static final int SHARED = 4;
  private static final int SEVERAL = 5;
  private static final int ODD = 6;
  private static final int GROUP = 4;

  /** Whether a code has any item in that marketplace. */
  public boolean known(CodeType type, String code, Domain domain) {
    return !items(type, code, domain, false).isEmpty();
  }

  /**
   * The items of one code, none if it is unknown.
   *
   * @param code an ASIN in upper case, or 8 to 14 digits; all forms of one number answer alike
   * @param desc with the further fields
   */
  public List<ObjectNode> items(CodeType type, String code, Domain domain, boolean desc) {
    Optional<ObjectNode> documented =
        type == CodeType.ASIN ? Documented.asin(code) : Documented.number(Gtin.fourteen(code));
    if (documented.isPresent()) {
      ObjectNode item = documented.get();
      return List.of(desc ? ItemFactory.describe(item) : item);
    }
    return type == CodeType.ASIN
        ? sold(Stream.of(code), domain)
            .map(asin -> ItemFactory.item(asin, eans(asin), desc))
            .toList()
        : named(Gtin.fourteen(code), domain, desc);
  }

  /** The items of a whole call as the server sends them: each once, in another order than asked. */
  public List<ObjectNode> answer(CodeType type, List<String> codes, Domain domain, boolean desc) {
    Map<String, ObjectNode> byAsin = new LinkedHashMap<>();
    for (String code : codes) {
      for (ObjectNode item : items(type, code, domain, desc)) {
        byAsin.putIfAbsent(item.path("asin").asText(), item);
      }
    }
    List<ObjectNode> items = new ArrayList<>(byAsin.values());
    Collections.reverse(items);
    return items;
  }

  private static List<ObjectNode> named(String fourteen, Domain domain, boolean desc) {
    String ean = fourteen.substring(1);
    if (fourteen.charAt(0) != '0') {
      return List.of();
    }
    if (!CodeArithmetic.checks(ean)) {
      String asin = "B1" + CodeArithmetic.base36(CodeArithmetic.hash(ean, ODD));
      return sold(Stream.of(asin), domain)
          .map(odd -> ItemFactory.item(odd, List.of(ean), desc))
          .toList();
    }
    long leader = leader(Long.parseLong(ean.substring(0, 12)));
    Stream<String> asins =
        LongStream.range(0, names(leader))
            .map(i -> leader + i * CodeArithmetic.BODIES)
            .filter(number -> number < CodeArithmetic.ASINS)
            .mapToObj(CodeArithmetic::asin);
    return sold(asins, domain).map(asin -> ItemFactory.item(asin, eans(asin), desc)).toList();
  }

  private static Stream<String> sold(Stream<String> asins, Domain domain) {
    return asins.filter(asin -> CodeArithmetic.hash(domain.word() + asin, UNKNOWN) % 100 >= 5);
  }

  /** The barcodes of an ASIN. */
  private static List<String> eans(String asin) {
    if (!asin.startsWith("B0")) {
      return List.of(CodeArithmetic.ean(CodeArithmetic.hash(asin, ODD) % CodeArithmetic.BODIES));
    }
    long number = CodeArithmetic.number(asin);
    long body = number % CodeArithmetic.BODIES;
    boolean namedByIt = number / CodeArithmetic.BODIES < names(leader(body));
    if (!namedByIt && CodeArithmetic.hash(asin, ODD) % 4 == 0) {
      return List.of();
    }
    return shared(body)
        ? LongStream.range(leader(body), leader(body) + GROUP)
            .mapToObj(CodeArithmetic::ean)
            .toList()
        : List.of(CodeArithmetic.ean(body));
  }

  /** How many items a barcode names at most: 1, seldom 2 or 3. */
  private static long names(long leader) {
    long chance = CodeArithmetic.hash(leader, SEVERAL) % 100;
    return chance < 3 ? 3 : chance < 12 ? 2 : 1;
  }

  private static long leader(long body) {
    return shared(body) ? body - body % GROUP : body;
  }

  private static boolean shared(long body) {
    return CodeArithmetic.hash(body / GROUP, SHARED) % 8 == 0;
  }
}
