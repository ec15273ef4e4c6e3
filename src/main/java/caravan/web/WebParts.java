package caravan.web;

import caravan.desk.Desk;
import caravan.desk.DraftDesk;
import caravan.desk.HeldQuotes;
import caravan.ledger.Overview;
import caravan.metrics.Exposition;
import caravan.settings.Settings;
import caravan.status.Health;
import caravan.status.Reports;
import java.time.Clock;
import java.time.ZoneId;

/**
 * What the page shows, and with what.
 *
 * @param zone of all times that people read
 */
public record WebParts(
    Settings settings,
    Overview overview,
    Health health,
    Reports reports,
    Desk desk,
    DraftDesk drafts,
    HeldQuotes heldQuotes,
    PassingFiles passing,
    Exposition metrics,
    Clock clock,
    ZoneId zone) {}
