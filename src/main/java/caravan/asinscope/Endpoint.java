package caravan.asinscope;

import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.CodeRequest;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.ItemColumn;
import java.util.List;
import java.util.Set;

/**
 * All that Caravan knows of one endpoint of the vendor: settings, keys, routing, requests, replies,
 * ledger and results read it from here. A new endpoint is a class of this kind, and its line in
 * {@link Endpoints#standard()}.
 */
public interface Endpoint {

  /** Under which word it stands in settings, ledger and results. */
  Channel channel();

  /**
   * The endpoint that owns the account: whose key pays, and whose day is counted. The window is
   * each endpoint's own.
   */
  default Channel account() {
    return channel();
  }

  /** Whether the account is its own. */
  default boolean ownsAccount() {
    return account().equals(channel());
  }

  /** The setting that holds the key with which it is paid. */
  default String keySetting() {
    return "caravan." + account() + ".key";
  }

  /**
   * What is asked of a product. An answer is remembered under the product, the marketplace and
   * this, so that endpoints of one question share answers and those of another keep theirs.
   */
  default String question() {
    return "barcodes";
  }

  /** Where it is reached, without the path of the call. */
  default String url() {
    return "https://api.asinscope.com";
  }

  /** Below that address, {@code /barcodes/lookup}. */
  String path();

  KeyPlacement key();

  /** A call costs a multiple of so many tokens. */
  int priceStep();

  /** Codes that a call may hold. */
  int largestCall();

  /** What the vendor sells by name, the smallest first; empty where its limits are not told. */
  List<NamedPlan> plans();

  /** Calls in flight at most, where nobody says otherwise. */
  int concurrency();

  boolean serves(CodeType type, Domain domain);

  /** What it serves, in words: {@code ASINs on amazon.com}. */
  String serves();

  /** What a setting {@code caravan.CHANNEL.OPTION} can ask for besides, off by default. */
  default Set<String> options() {
    return Set.of();
  }

  /**
   * The call that asks for the batch, whatever its size, without its key.
   *
   * @param options those that are on
   */
  ApiRequest request(Batch batch, Set<String> options);

  /** Which fields of an item name the product that it is of. */
  default ProductFields productFields() {
    return ProductFields.OF_BARCODES;
  }

  /** What its items hold besides ASIN, title, UPC and EAN that belongs into tables of results. */
  default List<ItemColumn> columns() {
    return List.of();
  }

  /** The codes of a batch as they are sent. */
  static List<String> texts(Batch batch) {
    return batch.requests().stream().map(CodeRequest::code).map(code -> code.text()).toList();
  }
}
