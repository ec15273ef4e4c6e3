package caravan.asinscope;

import java.util.List;

/**
 * One item of an answer.
 *
 * @param json the whole item as it came, without the blanks between its parts
 * @param products what it answers, each as {@link caravan.codes.ProductCode#product()} writes it
 */
record Item(String json, List<String> products) {}
