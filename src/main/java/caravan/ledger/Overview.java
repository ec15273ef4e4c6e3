package caravan.ledger;

import caravan.codes.Channel;
import caravan.codes.Choice;
import caravan.codes.Lane;
import caravan.codes.Outcome;
import caravan.codes.ResultRow;
import caravan.pace.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the ledger tells to those who only look, also from beside a process that works with it.
 * Nothing is ever changed; from any thread; throws {@link LedgerException} where the database
 * fails.
 */
public interface Overview extends History, AutoCloseable {

  /** How the channel stands at that moment. */
  ChannelState state(Channel channel, Plan plan, Instant now);

  /** Tokens that the server may have counted since that moment. */
  long charged(Channel channel, Instant since);

  /** How long the channel's last answers took on average; empty if there was none. */
  Optional<Duration> answersTook(Channel channel);

  /** When the channel's oldest call was sent that has no answer yet; empty if there is none. */
  Optional<Instant> oldestUnderWay(Channel channel);

  /** Codes without an answer, by the list that pays and the lane. */
  List<Backlog> backlog();

  /** Codes without an answer, by the lane and their urgency; counted in an index. */
  List<LaneBacklog> waiting();

  /** How many lists there are; of a ledger in this version's form. */
  ListTotals totals();

  /** Lists that are not delivered yet, oldest first. */
  List<ListRecord> atWork(int atMost);

  /** The lists that were delivered last, newest first. */
  List<ListRecord> delivered(int atMost);

  /** Those that work with the ledger, where its engine lets several do so; else none. */
  List<Node> nodes();

  /** Lists that only a node can hand back which does not live, by that node. */
  List<Stranded> stranded();

  /** The list of that number; empty if it was forgotten. */
  Optional<ListRecord> find(long list);

  /**
   * The newest list that goes by that name: the file's with or without its folder, or that of its
   * results.
   */
  Optional<ListRecord> find(String name);

  /** The list's rows that have their final answer, by what became of them; none counted as zero. */
  Map<Outcome, Long> outcomes(long list);

  /** What would become of entries if they were enrolled now; each must have a lane. */
  List<CacheState> cacheStates(List<Entry> entries, CacheTtl ttl, Instant now);

  /** What was thought of the list at first; empty if nothing was. */
  Optional<FirstForecast> firstForecast(long list);

  /**
   * Lists that wait for a person's word, or were decided and are not taken up yet; oldest first.
   */
  List<Held> held();

  /** What people did, newest first. */
  List<Act> acts(int atMost);

  /** What people did with the channel, newest first. */
  List<Act> acts(Channel channel, int atMost);

  /** What people did with the list, newest first; also while it was held. */
  List<Act> acts(long list, int atMost);

  /** Codes in rows of the list that failed or were refused, by their lane. */
  Map<Lane, Long> unanswered(long list);

  /** Codes without an answer in rows of the list, by the list that pays for them. */
  Map<Long, Long> payers(long list);

  /** Servers that have not got the results of the list, which is delivered. */
  List<String> owing(long list);

  /** Servers that can't be used just now, the longest first. */
  List<ServerTrouble> troubles();

  /** Notices that somebody has not got yet, one a notice and target. */
  long noticesPending();

  /** How a person said that lists of that form are to be read. */
  Optional<Choice> findChoice(String fingerprint);

  /**
   * Answers that came at that moment or later, found ones and not found ones, in the order in which
   * their codes were first asked for: those whose number is greater than {@code after}. Each is
   * told as a row without cells, its number that of the code.
   */
  List<ResultRow> answers(long after, Instant since, int atMost);

  /** How much room the ledger takes, in bytes. */
  long size();

  /** How much of that is free, in bytes; 0 where the engine does not tell. */
  long free();

  @Override
  void close();
}
