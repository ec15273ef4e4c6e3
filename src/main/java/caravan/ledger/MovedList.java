package caravan.ledger;

import java.time.Instant;

/**
 * A list that was put away on its server.
 *
 * @param server the server's address, without a secret
 * @param target where the list lies now, as the server knows it
 * @param path where it lay below the server's folder: {@code de/spring.csv}
 * @param size bytes of it that were taken in
 * @param at when it was put away
 */
public record MovedList(String server, String target, String path, long size, Instant at) {}
