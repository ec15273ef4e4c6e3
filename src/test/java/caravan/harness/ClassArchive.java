package caravan.harness;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes that are tested, as Java maps them into a process (class data sharing, as
 * bin/caravan's are): each of the hundreds of processes that tests start takes half of the
 * processor's time for it. Java archives classes of jars alone, so they are put into some.
 *
 * @param classPath with the jars in the place of the folders
 * @param options that make Java use the archive; none where it could not be made
 */
record ClassArchive(String classPath, List<String> options) {

  private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);
  private static final Path FOLDER = Path.of("target/class-archive").toAbsolutePath();
  private static final Path ARCHIVE = FOLDER.resolve("classes.jsa");

  private static class Holder {
    static final ClassArchive MADE = made();
  }

  /** Made once for the classes as they are; waits for it. */
  static ClassArchive get() {
    return Holder.MADE;
  }

  private static ClassArchive made() {
    String given =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    try {
      String classPath = withJars(given);
      String of = given + newest(given) + Runtime.version();
      Path noted = FOLDER.resolve("made-of.txt");
      if (!Files.exists(noted) || !Files.readString(noted).equals(of)) {
        Files.createDirectories(FOLDER);
        Files.deleteIfExists(noted);
        pack(given);
        dump(classPath);
        Files.writeString(noted, of);
      }
      return new ClassArchive(classPath, List.of("-XX:SharedArchiveFile=" + ARCHIVE));
    } catch (IOException | InterruptedException e) {
      LOG.warn("Processes start slowly: their classes could not be archived", e);
      return new ClassArchive(given, List.of());
    }
  }

  private static Stream<Path> folders(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator)).map(Path::of).filter(Files::isDirectory);
  }

  private static Path jar(Path folder) {
    return FOLDER.resolve(folder.getFileName() + ".jar");
  }

  private static String withJars(String classPath) {
    return String.join(
        File.pathSeparator,
        Stream.of(classPath.split(File.pathSeparator))
            .map(Path::of)
            .map(place -> Files.isDirectory(place) ? jar(place) : place)
            .map(Path::toString)
            .toList());
  }

  /** When the last of the classes came. */
  private static String newest(String classPath) {
    return folders(classPath)
        .flatMap(ClassArchive::files)
        .map(ClassArchive::modified)
        .max(Comparator.naturalOrder())
        .map(String::valueOf)
        .orElse("");
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Long modified(Path file) {
    return file.toFile().lastModified();
  }

  private static void pack(String classPath) throws IOException {
    ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
    for (Path folder : folders(classPath).toList()) {
      StringWriter said = new StringWriter();
      PrintWriter out = new PrintWriter(said);
      String file = jar(folder).toString();
      if (jar.run(out, out, "-c", "-0", "-f", file, "-C", folder.toString(), ".") != 0) {
        throw new IOException("jar: " + said);
      }
    }
  }

  /** What the demo uses is archived. */
  private static void dump(String classPath) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(CaravanProcess.javaAs(classPath));
    line.add(1, "-XX:ArchiveClassesAtExit=" + ARCHIVE);
    line.addAll(List.of("caravan.App", "demo"));
    Files.deleteIfExists(ARCHIVE);
    Path home = Files.createDirectories(FOLDER.resolve("demo"));
    Process demo =
        new ProcessBuilder(line)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve("demo.log").toFile())
            .start();
    if (!demo.waitFor(3, TimeUnit.MINUTES) || demo.exitValue() != 0 || Files.notExists(ARCHIVE)) {
      demo.destroyForcibly();
      throw new IOException("see " + FOLDER.resolve("demo.log"));
    }
  }
}
