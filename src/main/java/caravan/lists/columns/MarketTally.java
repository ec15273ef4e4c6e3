package caravan.lists.columns;

import caravan.lists.Excerpt;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.Marketplaces;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What all lines of a table say of marketplaces that hold for several of its rows: in a line of its
 * own over them, or in the first of them alone, as merged cells and pivots do.
 */
public final class MarketTally {

  /** Two letters alone can be anything. */
  private static final int LETTERS = 2;

  /** So many different marketplaces are told apart. */
  private static final int MOST = 100;

  private final boolean asins;
  private final Set<String> countries = new HashSet<>();
  private final Set<String> said = new HashSet<>();
  private String country = "";
  private String last = "";
  private long clear;
  private long vague;
  private long others;
  private long rows;
  private long silent;
  private long labels;
  private long runs;
  private int run;
  private int longest;
  private boolean apart = true;

  /** Of a table with that layout. */
  MarketTally(Layout layout) {
    asins = layout.asins();
  }

  /** A country alone is the marketplace of the ASINs below it, and of nothing else. */
  boolean heeds(MarketBand band) {
    return band.clear() || asins;
  }

  /** One that stands over the header: it bears out those between rows, and is none of them. */
  void title(MarketBand band) {
    country(band);
  }

  /** One that stands between rows. */
  void take(MarketBand band) {
    country(band);
    clear += band.clear() ? 1 : 0;
    vague += band.clear() ? 0 : 1;
  }

  private void country(MarketBand band) {
    if (!band.clear() && countries.size() < MOST) {
      countries.add(band.market());
      country = country.isEmpty() ? band.market() : country;
    }
  }

  /** A line without a code that says something else in its only cell. */
  void other() {
    others++;
  }

  /**
   * A row, or a line between rows.
   *
   * @param cell what it says of its marketplace
   * @param code whether it holds a code
   */
  void row(String cell, boolean code) {
    String name = CellCleaner.strip(cell);
    rows += code ? 1 : 0;
    if (name.isEmpty()) {
      silent(code);
    } else if (code || Marketplaces.known(name)) {
      apart &= !name.equals(last);
      last = name;
      labels++;
      run = 0;
      if (said.size() < MOST) {
        said.add(name);
      }
    }
  }

  private void silent(boolean code) {
    if (code) {
      silent++;
      apart &= !last.isEmpty();
      run++;
      runs += run == 1 ? 1 : 0;
      longest = Math.max(longest, run);
    }
  }

  /** The layout by which the table is to be read. */
  public Layout settled(Layout layout) {
    return layout.free()
        ? layout
        : layout
            .withSpans(layout.domain() >= 0 && layout.header() && spans())
            .withHabit(clear > 0 || (asins && countries()) ? LineHabit.MARKETS : LineHabit.NONE);
  }

  /**
   * Whether each marketplace is another than the one before, and too many rows say nothing than
   * that somebody forgot them.
   */
  private boolean spans() {
    boolean again = said.size() < labels;
    return apart
        && said.size() > 1
        && (runs > 1 || longest > 1)
        && silent * (again ? 2 : 3) >= rows;
  }

  /** Whether countries stand over rows, and not a word that looks like one among others. */
  private boolean countries() {
    return vague > 0
        && vague >= others
        && (countries.size() > 1 || countries.stream().anyMatch(c -> c.length() > LETTERS));
  }

  /** Why a person should say where the rows are asked. */
  public Optional<Doubt> doubt() {
    return asins || !countries()
        ? Optional.empty()
        : Optional.of(
            new Doubt(
                Doubt.Kind.MARKETPLACE,
                "'%s' over rows may name a marketplace, or just a country"
                    .formatted(Excerpt.shortened(country))));
  }
}
