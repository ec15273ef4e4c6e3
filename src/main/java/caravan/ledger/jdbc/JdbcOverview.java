package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.codes.Choice;
import caravan.codes.Lane;
import caravan.codes.Outcome;
import caravan.codes.ResultRow;
import caravan.ledger.Act;
import caravan.ledger.Backlog;
import caravan.ledger.CacheState;
import caravan.ledger.CacheTtl;
import caravan.ledger.ChannelState;
import caravan.ledger.Entry;
import caravan.ledger.FirstForecast;
import caravan.ledger.Held;
import caravan.ledger.LaneBacklog;
import caravan.ledger.ListRecord;
import caravan.ledger.ListTotals;
import caravan.ledger.Node;
import caravan.ledger.Overview;
import caravan.ledger.ServerTrouble;
import caravan.ledger.Stranded;
import caravan.pace.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A look into the ledger of a relational database. */
final class JdbcOverview extends JdbcHistory implements Overview {

  private final Storage storage;
  private final LedgerForm form;
  private final ListTable lists;
  private final CallTable calls;
  private final CountedTokens counted;
  private final Admission admission;
  private final Statistics statistics;
  private final HeldTable holds;
  private final ServerTable servers;
  private final ActTable acts = new ActTable();
  private final AnswerReader answers = new AnswerReader();
  private final Totals totals = new Totals();

  JdbcOverview(Storage storage, LedgerForm form) {
    super(storage);
    AccountTable accounts = new AccountTable(form.described());
    this.form = form;
    this.lists = new ListTable(form.acts());
    this.calls = new CallTable(accounts, storage.membership());
    this.counted = new CountedTokens(accounts);
    this.admission =
        new Admission(
            calls,
            new CodesInHand(storage.membership(), form.nodes()),
            accounts,
            new ChannelTable(form));
    this.statistics = new Statistics(form.described());
    this.storage = storage;
    this.holds = new HeldTable(form.acts());
    this.servers = new ServerTable(form.acts());
  }

  @Override
  public ChannelState state(Channel channel, Plan plan, Instant now) {
    return storage.read(handle -> admission.state(handle, channel, plan, now));
  }

  @Override
  public long charged(Channel channel, Instant since) {
    return storage.read(handle -> counted.charged(handle, channel, since).all());
  }

  @Override
  public Optional<Duration> answersTook(Channel channel) {
    return storage.read(handle -> statistics.answersTook(handle, channel));
  }

  @Override
  public Optional<Instant> oldestUnderWay(Channel channel) {
    return storage.read(handle -> calls.oldestUnderWay(handle, channel));
  }

  @Override
  public List<Backlog> backlog() {
    return storage.read(statistics::backlog);
  }

  @Override
  public List<LaneBacklog> waiting() {
    return storage.read(totals::waiting);
  }

  @Override
  public ListTotals totals() {
    return storage.read(totals::lists);
  }

  @Override
  public List<ListRecord> atWork(int atMost) {
    return storage.read(handle -> lists.atWork(handle, atMost));
  }

  @Override
  public List<ListRecord> delivered(int atMost) {
    return storage.read(handle -> lists.delivered(handle, atMost));
  }

  @Override
  public List<Stranded> stranded() {
    return form.plans() && storage.membership().several()
        ? storage.read(FolderNodeTable::stranded)
        : List.of();
  }

  @Override
  public Optional<ListRecord> find(long list) {
    return storage.read(handle -> lists.find(handle, list));
  }

  @Override
  public Optional<ListRecord> find(String name) {
    return storage.read(handle -> lists.find(handle, name));
  }

  @Override
  public Map<Outcome, Long> outcomes(long list) {
    return storage.read(handle -> statistics.outcomes(handle, list));
  }

  @Override
  public List<CacheState> cacheStates(List<Entry> entries, CacheTtl ttl, Instant now) {
    return storage.read(handle -> statistics.cacheStates(handle, entries, ttl, now));
  }

  @Override
  public Optional<FirstForecast> firstForecast(long list) {
    return form.forecasts()
        ? storage.read(handle -> ForecastTable.find(handle, list))
        : Optional.empty();
  }

  @Override
  public List<Held> held() {
    return storage.read(holds::all);
  }

  @Override
  public List<Act> acts(int atMost) {
    return form.acts() ? storage.read(handle -> acts.newest(handle, atMost)) : List.of();
  }

  @Override
  public List<Act> acts(Channel channel, int atMost) {
    return form.acts() ? storage.read(handle -> acts.of(handle, channel, atMost)) : List.of();
  }

  @Override
  public List<Act> acts(long list, int atMost) {
    return form.acts() ? storage.read(handle -> acts.of(handle, list, atMost)) : List.of();
  }

  @Override
  public Map<Lane, Long> unanswered(long list) {
    return storage.read(handle -> statistics.unanswered(handle, list));
  }

  @Override
  public Map<Long, Long> payers(long list) {
    return storage.read(handle -> statistics.payers(handle, list));
  }

  @Override
  public List<Node> nodes() {
    long self = storage.membership().node();
    return form.nodes()
        ? storage.read(handle -> NodeTable.all(handle, self, form.plans()))
        : List.of();
  }

  @Override
  public List<String> owing(long list) {
    return form.acts() ? storage.read(handle -> UploadTable.owing(handle, list)) : List.of();
  }

  @Override
  public List<ServerTrouble> troubles() {
    return storage.read(servers::troubles);
  }

  @Override
  public long noticesPending() {
    return form.notices()
        ? storage.read(handle -> Storage.number(handle, "select count(*) from notice_due"))
        : 0;
  }

  @Override
  public Optional<Choice> findChoice(String fingerprint) {
    return storage.read(handle -> holds.choice(handle, fingerprint));
  }

  @Override
  public List<ResultRow> answers(long after, Instant since, int atMost) {
    return storage.read(handle -> answers.answers(handle, after, since, atMost));
  }

  @Override
  public long size() {
    return storage.read(handle -> storage.dialect().size(handle));
  }

  @Override
  public long free() {
    return storage.read(handle -> storage.dialect().free(handle));
  }

  @Override
  public void close() {
    storage.close();
  }
}
