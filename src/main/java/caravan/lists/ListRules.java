package caravan.lists;

import caravan.codes.Domain;

/**
 * How lists are to be read.
 *
 * @param defaultDomain where a code is asked for if neither its row, its link nor its folder says
 * @param checkDigit what a wrong check digit does to a row
 */
public record ListRules(Domain defaultDomain, CheckDigit checkDigit) {}
