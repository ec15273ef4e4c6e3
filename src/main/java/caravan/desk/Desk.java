package caravan.desk;

/** All that people can do: with channels, with lists, and with lists that wait for their word. */
public record Desk(ChannelDesk channels, ListDesk lists, HeldDesk held) {}
