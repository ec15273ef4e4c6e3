package caravan.rules;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Java files, read by the JDK's own compiler. */
final class Sources {

  private final List<Path> files;
  private final List<CompilationUnitTree> units = new ArrayList<>();
  private final SourcePositions positions;

  Sources(Path... folders) throws IOException {
    files = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
      }
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null,
                null,
                null,
                List.of("-proc:none"),
                null,
                compiler
                    .getStandardFileManager(null, null, null)
                    .getJavaFileObjectsFromPaths(files));
    task.parse().forEach(units::add);
    positions = Trees.instance(task).getSourcePositions();
  }

  List<CompilationUnitTree> units() {
    return units;
  }

  List<Integer> linesOfFiles() {
    return files.stream().map(file -> lines(file).size()).toList();
  }

  /** The lines between the braces of every method and constructor that has a body. */
  List<Integer> linesOfMethods() {
    List<Integer> found = new ArrayList<>();
    for (CompilationUnitTree unit : units) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitMethod(MethodTree method, Void none) {
          if (method.getBody() != null) {
            found.add(lines(unit, method.getBody()));
          }
          return super.visitMethod(method, none);
        }
      }.scan(unit, null);
    }
    return found;
  }

  /** Files of more lines than that, and methods whose bodies have more. */
  List<String> longer(int ofFile, int ofBody) {
    List<String> found = new ArrayList<>();
    files.stream()
        .filter(file -> lines(file).size() > ofFile)
        .forEach(file -> found.add(file.getFileName() + " " + lines(file).size()));
    for (CompilationUnitTree unit : units) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitMethod(MethodTree method, Void none) {
          if (method.getBody() != null && lines(unit, method.getBody()) > ofBody) {
            found.add(
                Path.of(unit.getSourceFile().getName()).getFileName()
                    + "#"
                    + method.getName()
                    + " "
                    + lines(unit, method.getBody()));
          }
          return super.visitMethod(method, none);
        }
      }.scan(unit, null);
    }
    return found;
  }

  private int lines(CompilationUnitTree unit, BlockTree body) {
    long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, body));
    long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, body));
    return (int) Math.max(0, last - first - 1);
  }

  /** Neither empty nor comment. */
  long linesOfCode() {
    return files.stream()
        .flatMap(file -> lines(file).stream())
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .filter(line -> !line.startsWith("//") && !line.startsWith("/*") && !line.startsWith("*"))
        .count();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
