package caravan.web;

import caravan.status.Readiness;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Health as JSON: {@code {"status": "ready" | "not ready" | "starting", "reasons": [], "held": [],
 * "warnings": [], "noticesPending"}} and {@code {"status": "live"}}.
 */
final class HealthJson {

  private HealthJson() {}

  /** 200 if it is ready; else 503. */
  static HttpAnswer ready(Readiness readiness) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put(
        "status", readiness.starting() ? "starting" : readiness.ready() ? "ready" : "not ready");
    ArrayNode reasons = node.putArray("reasons");
    readiness.words().forEach(reasons::add);
    ArrayNode held = node.putArray("held");
    readiness.held().forEach(held::add);
    ArrayNode warnings = node.putArray("warnings");
    readiness.warnings().forEach(warnings::add);
    node.put("noticesPending", readiness.notices());
    return HttpAnswer.json(readiness.ready() ? 200 : 503, node.toPrettyString() + "\n");
  }

  /** That the process answers, from its first moments on; that it works is {@link #ready}. */
  static HttpAnswer live() {
    return HttpAnswer.json(200, "{\n  \"status\" : \"live\"\n}\n");
  }
}
