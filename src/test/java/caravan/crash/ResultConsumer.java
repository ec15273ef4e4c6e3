package caravan.crash;

import caravan.harness.Home;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a program does that watches the output folder: it takes away what it finds, at once. */
final class ResultConsumer implements AutoCloseable {

  private static final String RECEIPT = ".receipt.json";

  private final Path output;
  private final List<String> taken = new ArrayList<>();
  private final Map<String, Integer> rows = new HashMap<>();
  private final Thread watch = new Thread(this::watch, "consumer");
  private volatile boolean enough;

  ResultConsumer(Path output) {
    this.output = output;
  }

  /** One that looks again and again until it is closed. */
  static ResultConsumer watching(Path output) {
    ResultConsumer consumer = new ResultConsumer(output);
    consumer.watch.start();
    return consumer;
  }

  private void watch() {
    while (!enough) {
      take();
    }
  }

  /** A look at what there is. */
  void take() {
    try (Stream<Path> files = Files.list(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().startsWith(".")) {
          take(file);
        }
      }
    } catch (NoSuchFileException e) {
      return; // there is no output folder yet
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void take(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(RECEIPT)) {
      JsonNode receipt = Home.json(file);
      rows.put(name, receipt.at("/rows/found").asInt() + receipt.at("/rows/not_found").asInt());
    }
    Files.delete(file);
    taken.add(name);
  }

  /** The names of all that it took, in that order. */
  synchronized List<String> taken() {
    return List.copyOf(taken);
  }

  /** The rows that each receipt that it took tells of, by the receipt's name. */
  synchronized Map<String, Integer> rows() {
    return Map.copyOf(rows);
  }

  @Override
  public void close() {
    enough = true;
    try {
      watch.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
