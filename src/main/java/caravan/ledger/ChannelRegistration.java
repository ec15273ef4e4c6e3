package caravan.ledger;

import caravan.codes.Channel;

/**
 * What the ledger has to know of a channel.
 *
 * @param account the channel whose day it shares; mostly itself
 * @param question what it asks of a product: channels of one question share their answers
 * @param concurrency calls in flight at most, whoever makes them
 */
public record ChannelRegistration(
    Channel channel, Channel account, String question, int concurrency) {}
