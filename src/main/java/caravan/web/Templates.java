package caravan.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Fills the templates, which were made into classes when Caravan was built. */
final class Templates {

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  /**
   * The text of a template.
   *
   * @param name its path below {@code src/main/jte}, without ending: {@code now/work}
   * @param view what it shows
   */
  String fill(String name, Object view) {
    StringOutput out = new StringOutput();
    engine.render(name + ".jte", view, out);
    return out.toString();
  }
}
