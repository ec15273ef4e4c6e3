package caravan.rules;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What routes say in strings, which no compiler reads. */
final class RouteWords extends TreeScanner<Void, Void> {

  private static final Set<String> STEPS = Set.of("bean", "method");
  private static final Set<String> PROPERTIES =
      Set.of("setProperty", "removeProperty", "exchangeProperty");
  private static final Pattern IN_TEXT = Pattern.compile("exchangeProperty\\.([A-Za-z0-9-]+)");

  private final Map<String, Tree> variables = new HashMap<>();
  private final Set<String> properties = new TreeSet<>();
  private int argumentLists;

  RouteWords(Sources routes) {
    for (CompilationUnitTree unit : routes.units()) {
      variables.clear();
      scan(unit, null);
    }
  }

  /** Steps whose arguments stand in a string: {@code .bean("settling", "answered(${body})")}. */
  int argumentLists() {
    return argumentLists;
  }

  Set<String> exchangeProperties() {
    return properties;
  }

  @Override
  public Void visitVariable(VariableTree variable, Void none) {
    if (variable.getInitializer() != null) {
      variables.put(variable.getName().toString(), variable.getInitializer());
    }
    return super.visitVariable(variable, none);
  }

  @Override
  public Void visitLiteral(LiteralTree literal, Void none) {
    if (literal.getValue() instanceof String text) {
      Matcher named = IN_TEXT.matcher(text);
      while (named.find()) {
        properties.add(named.group(1));
      }
    }
    return super.visitLiteral(literal, none);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
    String name = name(call.getMethodSelect());
    if (STEPS.contains(name)) {
      argumentLists += call.getArguments().stream().anyMatch(this::listsArguments) ? 1 : 0;
    }
    if (PROPERTIES.contains(name) && !call.getArguments().isEmpty()) {
      properties.add(text(call.getArguments().get(0)));
      properties.remove("");
    }
    return super.visitMethodInvocation(call, none);
  }

  private boolean listsArguments(Tree argument) {
    return text(argument).matches("(?s).*\\w\\(.*");
  }

  /**
   * The literals in it put together, through the constants of the file; what is another's is empty.
   */
  private String text(Tree expression) {
    StringBuilder text = new StringBuilder();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitLiteral(LiteralTree literal, Void none) {
        text.append(literal.getValue());
        return null;
      }

      @Override
      public Void visitIdentifier(IdentifierTree named, Void none) {
        Tree value = variables.get(named.getName().toString());
        if (value != null) {
          text.append(text(value));
        }
        return null;
      }
    }.scan(expression, null);
    return text.toString();
  }

  private static String name(ExpressionTree method) {
    return method instanceof MemberSelectTree select
        ? select.getIdentifier().toString()
        : method.toString();
  }
}
