package caravan.access;

/**
 * A program that may in.
 *
 * @param name that its acts are signed with
 */
public record ApiToken(String name, Scope scope) {}
