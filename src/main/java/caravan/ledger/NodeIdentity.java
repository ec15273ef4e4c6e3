package caravan.ledger;

/**
 * Who a process is that begins to work with the ledger.
 *
 * @param home tells its state folder from every other: of two nodes with one home the elder has
 *     ended
 * @param name for people, as a rule the machine's
 * @param version of Caravan
 * @param address where its page is; empty if it has none
 */
public record NodeIdentity(String home, String name, String version, String address) {}
