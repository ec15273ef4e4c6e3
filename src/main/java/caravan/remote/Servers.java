package caravan.remote;

import caravan.settings.Remote;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders on other machines.
 *
 * @param inputs where lists are dropped
 * @param outputs where results are put
 */
public record Servers(List<Server> inputs, List<Server> outputs) {

  public Servers {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  public static Servers of(List<Remote> inputs, List<Remote> outputs) {
    return new Servers(named("in-", inputs), named("out-", outputs));
  }

  private static List<Server> named(String prefix, List<Remote> remotes) {
    List<Server> servers = new ArrayList<>();
    for (Remote remote : remotes) {
      servers.add(new Server(prefix + (servers.size() + 1), remote));
    }
    return servers;
  }

  Stream<Server> all() {
    return Stream.concat(inputs.stream(), outputs.stream());
  }
}
