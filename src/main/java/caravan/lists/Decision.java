package caravan.lists;

/**
 * What was decided about a list before its rows are read.
 *
 * @param sha256 of the file's bytes, lower-case hexadecimal
 * @param sheet the name of the workbook's sheet; empty for other formats
 */
record Decision(Opening opening, Layout layout, String sha256, String sheet) {}
