package caravan.lists.columns;

import caravan.codes.Gtin;
import caravan.lists.Excerpt;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CellWord;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.Digits;
import caravan.lists.cells.ParsedCode;
import caravan.lists.cells.Proof;
import caravan.lists.cells.SourceRecord;
import caravan.lists.cells.UpcGroups;
import java.util.List;
import java.util.Optional;

/**
 * A column that codes are taken from.
 *
 * @param index of the column, or of the first of its parts
 * @param name its heading
 * @param hint what the heading says of the codes
 * @param parts the columns of system, generation, vendor and item where a UPC has a column for
 *     each; empty where the code stands in one
 * @param type the column that tells the kind of each code; negative if there is none
 * @param noCheckDigit whether the codes were written without their check digit
 * @param shopNumbers whether numbers that shops give to their own things are asked as well, because
 *     a person wants just this column of them
 */
public record CodeColumn(
    int index,
    String name,
    ColumnKind hint,
    List<Integer> parts,
    int type,
    boolean noCheckDigit,
    boolean shopNumbers) {

  public static CodeColumn of(int index, String name, ColumnKind hint) {
    return new CodeColumn(index, name, hint, List.of(), -1, false, false);
  }

  CodeColumn withType(int column) {
    return new CodeColumn(index, name, hint, parts, column, noCheckDigit, shopNumbers);
  }

  CodeColumn withoutCheckDigit() {
    return new CodeColumn(index, name, hint, parts, type, true, shopNumbers);
  }

  CodeColumn withHint(ColumnKind other) {
    return new CodeColumn(index, name, other, parts, type, noCheckDigit, shopNumbers);
  }

  CodeColumn withShopNumbers() {
    return new CodeColumn(index, name, hint, parts, type, noCheckDigit, true);
  }

  /** The text of the code in that record. */
  String cell(SourceRecord line) {
    return parts.isEmpty()
        ? line.cell(index)
        : UpcGroups.joined(parts.stream().map(part -> part < 0 ? "" : line.cell(part)).toList());
  }

  /** What the record says of the kind of its code; as the heading says where it says nothing. */
  ColumnKind hint(SourceRecord line) {
    if (type < 0) {
      return hint;
    }
    ColumnKind said = CellWord.find(line.cell(type)).map(CellWord::hint).orElse(ColumnKind.NONE);
    return said == ColumnKind.NONE ? hint : said;
  }

  /** The code in that record. */
  public ParsedCode read(SourceRecord line, CodeParser recogniser) {
    if (type >= 0 && foreign(line)) {
      return ParsedCode.invalid(
              "the column beside it says '%s': no product code"
                  .formatted(Excerpt.shortened(CellCleaner.strip(line.cell(type)))))
          .proven(Proof.WORDS);
    }
    String cell = cell(line);
    ParsedCode read =
        noCheckDigit ? recogniser.completed(cell, hint(line)) : recogniser.read(cell, hint(line));
    return shopNumbers ? read : unlessOfAShop(read);
  }

  /** Goods that were weighed in a shop stand among others; their numbers name others elsewhere. */
  private static ParsedCode unlessOfAShop(ParsedCode read) {
    return read.code() instanceof Gtin gtin && Digits.restricted(gtin.product().substring(1))
        ? ParsedCode.invalid(
                "%s is a number that shops give to their own things, as to what they weigh"
                    .formatted(gtin.text()))
            .proven(read.proof())
        : read;
  }

  /** Whether the column beside it says that the number is somebody else's, or of another kind. */
  private boolean foreign(SourceRecord line) {
    String said = line.cell(type);
    Optional<CellWord> word = CellWord.find(said);
    return word.filter(w -> w == CellWord.FOREIGN).isPresent()
        || (word.isEmpty() && words(said) && !Heading.of(CellCleaner.strip(said)).names());
  }

  private static boolean words(String said) {
    return said.chars().anyMatch(Character::isLetter) && !CellWord.nothing(said);
  }
}
