package caravan.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;

/**
 * JSON as results write it, whose stream is closed by who opened it, and as they read items that
 * the ledger keeps, of any length.
 */
final class ResultJson {

  static final JsonFactory WRITTEN =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  static final JsonFactory READ =
      JsonFactory.builder()
          // Names are kept for good once interned; the API could send ever new ones.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private ResultJson() {}
}
