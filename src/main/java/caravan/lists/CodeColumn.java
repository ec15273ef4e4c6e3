package caravan.lists;

/** A column that codes are taken from. */
record CodeColumn(int index, String name, Hint hint) {}
