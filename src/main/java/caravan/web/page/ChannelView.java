package caravan.web.page;

import java.util.List;

/**
 * One channel.
 *
 * @param facts its plan and how quickly it answers
 * @param speed tokens a minute
 * @param day the day's tokens, with what is expected
 * @param whatIf what would be otherwise
 * @param acts what people did with it, the last first
 */
public record ChannelView(
    Frame frame,
    ChannelCard card,
    List<ListView.Fact> facts,
    SpeedPlot speed,
    DayPlot day,
    WhatIfView whatIf,
    List<ActLine> acts) {}
