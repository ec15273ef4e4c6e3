package caravan.ledger;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Answer;
import caravan.codes.Asin;
import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Gtin;
import caravan.codes.Lane;
import caravan.codes.ListHead;
import caravan.codes.ListUsage;
import caravan.codes.ProductCode;
import caravan.codes.ResultRow;
import caravan.codes.Row;
import caravan.pace.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A ledger, a moment that only a test moves, and what happens around a ledger in few words. */
public final class Scene {

  /** As a list is read: a server may end a transaction that takes long between two statements. */
  private static final int ROWS_AT_A_TIME = 2_000;

  public static final Lane ASINS = new Lane(CircanaBarcodes.CHANNEL, CodeType.ASIN, Domain.COM);
  public static final Plan TRIAL = new Plan(30, Duration.ofMinutes(1), 1_000, 10, 100);
  static final Plan OPEN = new Plan(0, Duration.ofMinutes(1), 0, 1, 100);
  public static final CacheTtl MONTH = new CacheTtl(Duration.ofDays(30), Duration.ofDays(1));

  public final Ledger ledger;
  Instant now = Instant.parse("2026-01-01T00:00:00Z");

  public Scene(Ledger ledger) {
    this.ledger = ledger;
  }

  Scene later(Duration pause) {
    now = now.plus(pause);
    return this;
  }

  public static String asin(int number) {
    return "B0%08d".formatted(number);
  }

  public static String[] asins(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(Scene::asin).toArray(String[]::new);
  }

  static ListHead head(String name, boolean urgent) {
    return new ListHead("", name, "id-" + name, "00", urgent, List.of("code"), ',');
  }

  /** A list of those codes, wholly enrolled; what is no code is an invalid row. */
  public long list(String name, String... codes) {
    return list(name, false, codes);
  }

  public long urgent(String name, String... codes) {
    return list(name, true, codes);
  }

  private long list(String name, boolean urgent, String... codes) {
    long list = open(name, urgent);
    for (int from = 0; from == 0 || from < codes.length; from += ROWS_AT_A_TIME) {
      int to = Math.min(from + ROWS_AT_A_TIME, codes.length);
      enrol(list, from + 1, Arrays.copyOfRange(codes, from, to));
    }
    ledger.lists().enrolled(list);
    return list;
  }

  long open(String name, boolean urgent) {
    Urgency urgency = urgent ? Urgency.URGENT : Urgency.NORMAL;
    return ledger
        .lists()
        .open(head(name, urgent), urgency, name + " read", ledger.nodes().id(), now);
  }

  /** Further rows of a list; the first of them has that number. */
  void enrol(long list, int first, String... codes) {
    ledger.lists().enrol(list, entries(first, codes), MONTH, now);
  }

  /** The same; answers them if all have their answer. */
  List<ResultRow> enrolKnown(long list, int first, String... codes) {
    return ledger.lists().enrolKnown(list, entries(first, codes), MONTH, now);
  }

  private static List<Entry> entries(int first, String... codes) {
    return IntStream.range(0, codes.length).mapToObj(i -> entry(first + i, codes[i])).toList();
  }

  /** A list of those codes, taken in at once. */
  long taken(String name, String... codes) {
    return ledger
        .lists()
        .take(
            head(name, false),
            Urgency.NORMAL,
            name + " read",
            entries(1, codes),
            MONTH,
            ledger.nodes().id(),
            now);
  }

  /** Ten letters an ASIN, 12 digits a UPC, 13 an EAN; after a blank the domain. */
  public static Entry entry(int row, String text) {
    String[] words = text.split(" ", 2);
    Domain domain = words.length == 1 ? Domain.COM : Domain.read(words[1]);
    ProductCode code =
        switch (words[0].length()) {
          case 10 -> new Asin(words[0]);
          case 12 -> new Gtin(CodeType.UPC, words[0]);
          case 13 -> new Gtin(CodeType.EAN, words[0]);
          default -> null;
        };
    if (code == null) {
      return new Entry(Row.invalid(row, List.of(text), text, "no code"), null);
    }
    boolean circana = code.type() == CodeType.ASIN && domain == Domain.COM;
    Lane lane = circana ? ASINS : lane(code.type(), domain);
    return new Entry(new Row(row, List.of(text), text, code, domain, ""), lane);
  }

  static Lane lane(CodeType type, Domain domain) {
    return new Lane(BarcodesLookup.CHANNEL, type, domain);
  }

  /** Claims codes and reserves their call, which must be granted. */
  Call call(Lane lane, int codes, Plan plan) {
    Batch batch = Batch.of(ledger.pacing().claim(lane, codes));
    return new Call(granted(ledger.pacing().reserve(batch, plan, now)), batch, plan);
  }

  static long granted(Reservation reservation) {
    if (reservation instanceof Reservation.Granted granted) {
      return granted.call();
    }
    throw new AssertionError("not granted: " + reservation);
  }

  Reservation.Wait refused(int codes, Plan plan) {
    Reservation reservation = ledger.pacing().reserve(some(codes), plan, now);
    if (reservation instanceof Reservation.Wait wait) {
      return wait;
    }
    throw new AssertionError("granted: " + reservation);
  }

  /** A batch that no list ordered. */
  static Batch some(int codes) {
    return new Batch(
        ASINS,
        IntStream.range(0, codes)
            .mapToObj(i -> new CodeRequest(900_000_000L + i, new Asin(asin(i)), ASINS, 0))
            .toList());
  }

  Call send(int codes, Plan plan) {
    Batch batch = some(codes);
    return new Call(granted(ledger.pacing().reserve(batch, plan, now)), batch, plan);
  }

  /** The list's results are published, and those servers are to get them. */
  public static void owe(Ledger ledger, long list, List<String> servers) {
    Manifest manifest = new Manifest(List.of(), ledger.nodes().id());
    if (!ledger.deliveries().publishing(Map.of(list, manifest), servers).isEmpty()) {
      throw new AssertionError("another node has published the list " + list);
    }
  }

  /** Every code that waits gets an answer. */
  public void answerAll(Lane lane) {
    List<CodeRequest> requests = ledger.pacing().claim(lane, 1_000_000);
    if (!requests.isEmpty()) {
      Batch batch = Batch.of(requests);
      new Call(granted(ledger.pacing().reserve(batch, OPEN, now)), batch, OPEN).found();
    }
  }

  ListRecord listing(long list) {
    return ledger.overview().atWork(1_000_000).stream()
        .filter(l -> l.id() == list)
        .findFirst()
        .orElseThrow();
  }

  long waiting(Lane lane) {
    return ledger
        .pacing()
        .next(lane.channel(), 1_000_000)
        .filter(w -> w.lane().equals(lane))
        .map(NextLane::codes)
        .orElse(0L);
  }

  public List<ResultRow> rows(long list) {
    return ledger
        .deliveries()
        .rows(
            list,
            rows -> {
              List<ResultRow> all = new ArrayList<>();
              rows.forEachRemaining(all::add);
              return all;
            });
  }

  List<ResultRow> answeredRows(long list) {
    return ledger
        .deliveries()
        .answeredRows(
            list,
            rows -> {
              List<ResultRow> all = new ArrayList<>();
              rows.forEachRemaining(all::add);
              return all;
            });
  }

  ListUsage usage(long list) {
    return ledger.deliveries().usage(list, now);
  }

  /** The server tells at that moment that its day has nothing left. */
  public void dayEnds(Instant at, Instant resets) {
    now = at;
    list("spent.txt", asins(9_000, 10));
    call(ASINS, 10, OPEN).left(0, resets);
  }

  public ChannelState state(Plan plan) {
    return ledger.pacing().state(CircanaBarcodes.CHANNEL, plan, now);
  }

  static List<String> texts(List<CodeRequest> requests) {
    return requests.stream().map(a -> a.code().text()).toList();
  }

  static Pause slowDown(Instant until) {
    return new Pause(Pause.Kind.SHORT, until, "Too many requests");
  }

  /** A call that is under way. */
  final class Call {
    final long id;
    final Batch batch;
    private final Plan plan;

    Call(long id, Batch batch, Plan plan) {
      this.id = id;
      this.batch = batch;
      this.plan = plan;
    }

    void found() {
      found(DailyQuotaReport.NOTHING);
    }

    void found(DailyQuotaReport report) {
      answered(report, batch.requests().stream().map(a -> item(a.lookup())).toArray(Answer[]::new));
    }

    void answered(DailyQuotaReport report, Answer... answers) {
      ledger.answers().answered(id, batch, Arrays.asList(answers), report, plan, now);
    }

    void left(long tokens, Instant resets) {
      found(new DailyQuotaReport(tokens, resets));
    }

    boolean slowedDown(Instant until) {
      return ended(
          CallStatus.TOO_MANY_REQUESTS, false, slowDown(until), CallOutcome.Disposition.WAITING);
    }

    boolean ended(
        CallStatus status,
        boolean charged,
        @org.jspecify.annotations.Nullable Pause park,
        CallOutcome.Disposition disposition) {
      CallOutcome outcome =
          new CallOutcome(status, "the server's words", charged, park, disposition);
      return ledger.answers().ended(id, batch, outcome, plan, now);
    }
  }

  static Answer item(long lookup) {
    return new Answer(lookup, "[{\"asin\":\"B000000000\"}]");
  }
}
