package caravan.rules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the classes tell: who knows whom, and what is called alike. */
final class House {

  private final JavaClasses classes;

  House(JavaClasses classes) {
    this.classes = classes;
  }

  /** {@code road -> wiring: Daemon -> Steps}, one an arrow from a floor to one above it. */
  Set<String> climbing() {
    Set<String> arrows = new TreeSet<>();
    for (JavaClass from : classes) {
      String room = Floors.room(from);
      for (JavaClass to : ours(from)) {
        if (Floors.climbs(room, Floors.room(to))) {
          arrows.add(room + " -> " + Floors.room(to) + ": " + name(from) + " -> " + name(to));
        }
      }
    }
    return arrows;
  }

  /** Packages that import each other. */
  Set<String> mutual() {
    Map<String, Set<String>> known = new TreeMap<>();
    for (JavaClass from : classes) {
      Set<String> of = known.computeIfAbsent(from.getPackageName(), any -> new TreeSet<>());
      ours(from).forEach(to -> of.add(to.getPackageName()));
    }
    Set<String> pairs = new TreeSet<>();
    known.forEach(
        (from, others) ->
            others.stream()
                .filter(to -> from.compareTo(to) < 0 && known.get(to).contains(from))
                .forEach(to -> pairs.add(from + " <-> " + to)));
    return pairs;
  }

  /** The simple names that stand in more than one package, with their packages. */
  Map<String, Set<String>> doubles() {
    Map<String, Set<String>> packages =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(
                groupingBy(
                    JavaClass::getSimpleName,
                    TreeMap::new,
                    mapping(JavaClass::getPackageName, toCollection(TreeSet::new))));
    packages.values().removeIf(where -> where.size() == 1);
    return packages;
  }

  private Set<JavaClass> ours(JavaClass from) {
    Set<JavaClass> others = new TreeSet<>(Comparator.comparing(JavaClass::getName));
    from.getDirectDependenciesFromSelf().stream()
        .map(arrow -> arrow.getTargetClass().getBaseComponentType())
        .filter(other -> classes.contain(other.getName()))
        .forEach(other -> others.add(classes.get(other.getName())));
    return others;
  }

  private static String name(JavaClass type) {
    return type.getName().substring(type.getPackageName().length()).replaceFirst("^\\.", "");
  }
}
