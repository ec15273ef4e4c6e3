package caravan.ledger;

import caravan.codes.Comparison;
import caravan.codes.ListUsage;
import caravan.codes.ResultRow;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Handing lists back. */
public interface Deliveries {

  /**
   * Lists whose every row has its final answer, that are not delivered yet and that this process
   * hands back, oldest first.
   */
  List<ListRecord> complete(int atMost);

  /** Whether this process hands that list back. */
  boolean ours(long list);

  /** Whether a list that is not delivered yet has taken that name for its results. */
  boolean named(String result);

  /**
   * Takes those names for the results of lists that have none yet, before they are written; all or
   * none.
   *
   * @return the names that the lists have now: another node may have named one meanwhile, that
   *     thought this one dead
   */
  Map<Long, String> name(Map<Long, String> results);

  /** The same of one list. */
  default String name(long list, String result) {
    return name(Map.of(list, result)).getOrDefault(list, result);
  }

  /**
   * Reads the list's rows in their order; they are streamed, and gone when the function returns.
   *
   * @throws OpenRowsException where one of them waits for its answer
   */
  <T> T rows(long list, Function<Iterator<ResultRow>, T> reader);

  /**
   * Reads the list's rows as {@link #rows(long, Function)} does, and how the list differs from the
   * last one of its folder and name that was delivered and is remembered with its rows; empty if
   * there is none. A product without an answer is taken to be as it was. Until the list is marked
   * as delivered it is set beside the same one again.
   */
  <T> T rows(long list, BiFunction<Iterator<ResultRow>, Optional<Comparison>, T> reader);

  /**
   * Reads the rows that have their final answer, of a list that is not delivered yet, in their
   * order; as {@link #rows(long, Function)}. Of any other list there is none.
   */
  <T> T answeredRows(long list, Function<Iterator<ResultRow>, T> reader);

  /** What the list cost until now. */
  ListUsage usage(long list, Instant now);

  /**
   * The results of lists are whole on the disk under temporary names: from now on these files get
   * their names, whatever happens, and what is asked anew of their codes does not concern the lists
   * any more. Where there are servers that are to get results too they are owed them from now on,
   * and get them once the list is delivered.
   *
   * @param servers their addresses
   * @return the lists of which that is not so: another process published their results, or is about
   *     to
   */
  Set<Long> publishing(Map<Long, Manifest> manifests, Collection<String> servers);

  /** Lists whose files are getting their names, and may have got some of them. */
  Map<Long, Manifest> manifests();

  /**
   * The results of lists stand; all of them or none.
   *
   * @param lists since when
   */
  void delivered(Map<Long, Instant> lists);

  /** The same of one list. */
  default void delivered(long list, Instant now) {
    delivered(Map.of(list, now));
  }
}
