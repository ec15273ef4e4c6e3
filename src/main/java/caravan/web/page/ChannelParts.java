package caravan.web.page;

/**
 * What of a channel's screen changes by itself.
 *
 * @param speed tokens a minute
 */
public record ChannelParts(Frame frame, ChannelCard card, SpeedPlot speed) {}
