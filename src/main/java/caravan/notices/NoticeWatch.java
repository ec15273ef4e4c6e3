package caravan.notices;

import caravan.ledger.Held;
import caravan.ledger.LaneBacklog;
import caravan.ledger.ListRecord;
import caravan.ledger.Notices;
import caravan.ledger.Overview;
import caravan.ledger.Urgency;
import caravan.status.ChannelReport;
import caravan.status.Reports;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Finds in the ledger what others are to be told, and puts it into the outbox; each list once, and
 * each condition once until it is over. It stands beside the road, which knows nothing of it.
 */
final class NoticeWatch {

  private static final int AT_ONCE = 50;

  private final Notices notices;
  private final Overview overview;
  private final Reports reports;
  private final Clock clock;

  NoticeWatch(Notices notices, Overview overview, Reports reports, Clock clock) {
    this.notices = notices;
    this.overview = overview;
    this.reports = reports;
    this.clock = clock;
  }

  void look() {
    for (ListRecord list : notices.untoldLists(AT_ONCE)) {
      notices.tellList(
          list.id(), NoticeText.done(list, overview.outcomes(list.id()), clock.instant()));
    }
    for (Held list : notices.untoldHeld(AT_ONCE)) {
      notices.tellHeld(list.id(), NoticeText.held(list, clock.instant()));
    }
    channels();
  }

  private void channels() {
    List<LaneBacklog> wanted =
        overview.waiting().stream().filter(part -> part.urgency() != Urgency.HELD).toList();
    Set<String> holding = notices.holding();
    for (ChannelReport channel : reports.channels(wanted)) {
      ChannelReport.State state = channel.state();
      boolean person = state == ChannelReport.State.KEY || state == ChannelReport.State.SETTINGS;
      boolean spent = state == ChannelReport.State.DAILY;
      // codes whose call is under way count as waiting, too
      boolean left = channel.codesWaiting() > 0 && channel.inFlight() == 0;
      condition(NoticeText.CHANNEL_PERSON, channel, person, !person, holding);
      condition(NoticeText.DAY_SPENT, channel, spent && left, !spent, holding);
    }
  }

  private void condition(
      String event, ChannelReport channel, boolean begun, boolean over, Set<String> holding) {
    String condition = event + " " + channel.channel().word();
    if (begun && !holding.contains(condition)) {
      notices.tellCondition(condition, NoticeText.channel(event, channel, clock.instant()));
    } else if (over && holding.contains(condition)) {
      notices.over(condition);
    }
  }
}
