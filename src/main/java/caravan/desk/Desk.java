package caravan.desk;

/**
 * All that people can do: with channels, with lists, with lists that wait for their word, and with
 * nodes.
 */
public record Desk(ChannelDesk channels, ListDesk lists, HeldDesk held, NodeDesk nodes) {}
