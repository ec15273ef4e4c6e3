package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.Acts;
import caravan.ledger.Answers;
import caravan.ledger.Changes;
import caravan.ledger.ChannelRegistration;
import caravan.ledger.Deliveries;
import caravan.ledger.Forecasts;
import caravan.ledger.Forgetting;
import caravan.ledger.Holds;
import caravan.ledger.Ledger;
import caravan.ledger.LedgerObserver;
import caravan.ledger.Lists;
import caravan.ledger.Nodes;
import caravan.ledger.Notices;
import caravan.ledger.Overview;
import caravan.ledger.Pacing;
import caravan.ledger.ServerNotes;
import caravan.ledger.Starts;
import caravan.ledger.Uploads;
import caravan.ledger.Uptime;
import caravan.pace.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;

/** The ledger in a relational database, put together from one implementation a role. */
final class JdbcLedger implements Ledger {

  private final Storage storage;
  private final Admission admission;
  private final JdbcNodes nodes;
  private final JdbcLists lists;
  private final Holds holds;
  private final Pacing pacing;
  private final Answers answers;
  private final Deliveries deliveries;
  private final Acts acts;
  private final Starts starts;
  private final JdbcChanges changes;
  private final Forecasts forecasts;
  private final Uploads uploads;
  private final Notices notices;
  private final ServerNotes serverNotes;
  private final Forgetting forgetting;
  private final Overview overview;

  JdbcLedger(SqlDialect dialect, LedgerObserver observer) {
    ListTable table = new ListTable(true);
    ChannelTable channels = new ChannelTable(LedgerForm.NEWEST);
    AccountTable accounts = new AccountTable(true);
    CallTable calls = new CallTable(accounts, dialect.membership());
    storage = new Storage(dialect, observer);
    ListUrgency urgencies = new ListUrgency(channels);
    ListCancel cancels = new ListCancel(dialect, urgencies);
    LookupTable lookups = new LookupTable(dialect);
    admission =
        new Admission(calls, new CodesInHand(dialect.membership(), true), accounts, channels);
    lists = new JdbcLists(storage, lookups, table, urgencies);
    nodes = new JdbcNodes(storage, lookups, lists, cancels, admission);
    holds = new JdbcHolds(storage, table, nodes::takesIn, lists::isRead);
    pacing = new JdbcPacing(storage, lookups, admission, cancels);
    answers = new JdbcAnswers(storage, lookups, table, calls, admission, cancels, observer);
    acts = new JdbcActs(storage, channels, table, urgencies, cancels);
    starts = new StartedTable(storage, table, lists::isRead);
    deliveries = new JdbcDeliveries(storage);
    changes = new JdbcChanges(storage);
    forecasts = new ForecastTable(storage);
    uploads = new UploadTable(storage);
    notices = new NoticeTable(storage);
    serverNotes = new JdbcServerNotes(storage, new ServerTable(true));
    forgetting = new Retention(storage);
    overview = new JdbcOverview(storage, LedgerForm.NEWEST);
  }

  @Override
  public void register(Collection<ChannelRegistration> channels) {
    storage.change(handle -> admission.register(handle, channels));
  }

  @Override
  public Nodes nodes() {
    return nodes;
  }

  @Override
  public Duration recover(Function<Channel, Plan> plans, Uptime uptime, Instant now) {
    Duration step =
        storage.write(
            handle -> {
              nodes.release(handle);
              return admission.recover(handle, plans, uptime, now);
            });
    boolean more = true;
    while (more) {
      more = lists.discardOrphan();
    }
    lists.noneIsRead();
    return step;
  }

  @Override
  public Lists lists() {
    return lists;
  }

  @Override
  public Holds holds() {
    return holds;
  }

  @Override
  public Pacing pacing() {
    return pacing;
  }

  @Override
  public Answers answers() {
    return answers;
  }

  @Override
  public Deliveries deliveries() {
    return deliveries;
  }

  @Override
  public Acts acts() {
    return acts;
  }

  @Override
  public Starts starts() {
    return starts;
  }

  @Override
  public Changes changes() {
    return changes;
  }

  @Override
  public Forecasts forecasts() {
    return forecasts;
  }

  @Override
  public Uploads uploads() {
    return uploads;
  }

  @Override
  public Notices notices() {
    return notices;
  }

  @Override
  public ServerNotes serverNotes() {
    return serverNotes;
  }

  @Override
  public Forgetting forgetting() {
    return forgetting;
  }

  @Override
  public Overview overview() {
    return overview;
  }

  @Override
  public void close() {
    changes.close();
    storage.close();
  }
}
