package caravan.web.page;

import caravan.asinscope.Endpoint;
import caravan.asinscope.NamedPlan;
import caravan.pace.Plan;
import caravan.status.Assumption;
import caravan.status.ChannelReport;
import caravan.status.Phrases;
import caravan.status.Reports;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Answers what would be if a channel had another plan, more codes, or a pause. */
final class WhatIfs {

  private static final long MOST = 1_000_000;

  private final Reports reports;
  private final Words words;

  WhatIfs(Reports reports, Words words) {
    this.reports = reports;
    this.words = words;
  }

  WhatIfView view(ChannelReport channel, Endpoint endpoint, ChannelQuery asked, Instant now) {
    return new WhatIfView(
        endpoint.plans().stream().map(NamedPlan::name).toList(),
        asked,
        asked.supposes() ? answer(channel, endpoint, asked, now) : "");
  }

  private String answer(ChannelReport channel, Endpoint endpoint, ChannelQuery asked, Instant now) {
    if (!channel.on()) {
      return "It has no key, so nobody can tell.";
    }
    try {
      Assumption what =
          new Assumption(
              Optional.of(plan(channel.plan(), endpoint, asked)),
              number("More codes", asked.more(), 0),
              until(asked.until()));
      return compared(
          reports.assumed(channel.channel(), Assumption.NONE),
          reports.assumed(channel.channel(), what),
          now);
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static Plan plan(Plan inForce, Endpoint endpoint, ChannelQuery asked) {
    Optional<NamedPlan> named =
        endpoint.plans().stream().filter(one -> one.name().equals(asked.plan())).findFirst();
    long rate =
        number("Tokens a minute", asked.rate(), named.map(NamedPlan::rate).orElse(inForce.rate()));
    long daily =
        number(
            "Tokens a day",
            asked.daily(),
            named.map(one -> (long) one.daily()).orElse(inForce.daily()));
    boolean minute = named.isPresent() || !asked.rate().isEmpty();
    return new Plan(
        (int) rate,
        minute ? Duration.ofMinutes(1) : inForce.window(),
        daily,
        inForce.step(),
        inForce.batch());
  }

  private static long number(String what, String text, long otherwise) {
    if (text.isEmpty()) {
      return otherwise;
    }
    String digits = text.replaceAll("[,_ ]", "");
    if (!digits.matches("[0-9]{1,7}") || Long.parseLong(digits) > MOST) {
      throw new IllegalArgumentException(
          what + ": a number from 0 to " + Phrases.number(MOST) + ", please.");
    }
    return Long.parseLong(digits);
  }

  private Optional<Instant> until(String text) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(LocalDateTime.parse(text).atZone(ZoneId.of(words.zone())).toInstant());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("Paused until: a day and time, please.", e);
    }
  }

  private String compared(Optional<Instant> before, Optional<Instant> then, Instant now) {
    if (then.isEmpty()) {
      return "Nothing would wait, or nobody can tell while its server does not answer.";
    }
    String with = "With that: done " + at(then.get(), now) + ".";
    if (before.isEmpty()) {
      return with;
    }
    Duration later = Duration.between(before.get(), then.get());
    String difference =
        later.abs().compareTo(Duration.ofSeconds(1)) < 0
            ? "That is as soon as it is."
            : "That is %s %s."
                .formatted(Words.span(later.abs()), later.isNegative() ? "sooner" : "later");
    return "As it is: done %s. %s %s".formatted(at(before.get(), now), with, difference);
  }

  private String at(Instant moment, Instant now) {
    return words.clock(moment, now) + " (" + words.moment(moment, now).away() + ")";
  }
}
