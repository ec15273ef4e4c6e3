package caravan.sandbox;

import caravan.codes.CodeType;
import caravan.codes.Domain;
import java.util.List;

/** A request that is in order: codes of one type, in one marketplace, as they were written. */
record CodeQuery(CodeType type, List<String> codes, Domain domain, boolean desc)
    implements Understood {

  CodeQuery {
    codes = List.copyOf(codes);
  }
}
