package caravan.ledger;

import java.util.Map;

/** Remembers what was thought of lists at first, so that it can be held against what came. */
public interface Forecasts {

  /** Remembers it of lists of which nothing was thought before; each by its number. */
  void keep(Map<Long, FirstForecast> forecasts);
}
