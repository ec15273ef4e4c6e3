package caravan.harness;

import static org.awaitility.Awaitility.await;

import caravan.asinscope.Endpoints;
import caravan.sandbox.SandboxOptions;
import caravan.settings.Settings;
import caravan.settings.SettingsSource;
import caravan.wiring.Daemon;
import caravan.wiring.Impatient;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The real daemon in this process, at a home of its own. */
public final class InProcess extends Home {

  private Endpoints endpoints = Endpoints.standard();
  private @Nullable Daemon daemon;

  public InProcess(Path folder, SandboxOptions sandboxed) {
    super(folder, sandboxed);
  }

  /** Other endpoints than the vendor's. */
  public InProcess of(Endpoints others) {
    endpoints = others;
    return this;
  }

  @Override
  public InProcess with(String setting, String value) {
    super.with(setting, value);
    return this;
  }

  @Override
  public InProcess without(String setting) {
    super.without(setting);
    return this;
  }

  @Override
  public InProcess drop(String name, String text) {
    super.drop(name, text);
    return this;
  }

  public InProcess start() {
    daemon = Daemon.start(load(), true);
    return this;
  }

  /** A channel that waits for a person looks by itself once in that time, not once a minute. */
  public InProcess start(Duration person) {
    daemon = Impatient.start(load(), person);
    return this;
  }

  /** The same with a file of settings that may be edited meanwhile. */
  public InProcess start(Path file) {
    SettingsSource source = new SettingsSource(Optional.of(file), Map.of(), settings());
    daemon = Daemon.start(source.load(), true).follow(source);
    return this;
  }

  /** What is edited in the files is seen. */
  public InProcess follow() {
    daemon().follow(source());
    return this;
  }

  public Settings load() {
    return source().load();
  }

  private SettingsSource source() {
    return new SettingsSource(Optional.empty(), Map.of(), settings()).of(endpoints);
  }

  public Daemon daemon() {
    if (daemon == null) {
      throw new IllegalStateException("it was not started");
    }
    return daemon;
  }

  /** Waits also until the list is marked as done, which comes after its files stand. */
  @Override
  public JsonNode receipt(String result, Duration atMost) {
    JsonNode receipt = super.receipt(result, atMost);
    if (daemon != null) {
      await(result + ", marked").atMost(atMost).until(() -> !atWork(daemon, result));
    }
    return receipt;
  }

  private static boolean atWork(Daemon daemon, String result) {
    return daemon.ledger().overview().atWork(1_000).stream()
        .anyMatch(list -> result.equals(list.result()));
  }

  @Override
  public String address() {
    return daemon().statusAddress().orElseThrow().toString();
  }

  public void stop() {
    if (daemon != null) {
      daemon.close();
      daemon = null;
    }
  }

  @Override
  public void close() {
    stop();
    super.close();
  }
}
