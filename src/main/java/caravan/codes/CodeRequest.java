package caravan.codes;

/**
 * A code that is to be asked for, once for all rows that want its answer.
 *
 * @param lookup the ledger's number of it
 * @param code what is sent
 * @param lane whom it may travel with
 * @param list the ledger's number of the list that pays for it
 */
public record CodeRequest(long lookup, ProductCode code, Lane lane, long list) {}
