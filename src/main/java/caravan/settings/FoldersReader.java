package caravan.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Reads the folders, here and on other machines. */
final class FoldersReader {

  private static final String INPUT = "caravan.input";
  private static final String OUTPUT = "caravan.output";
  private static final String STATE = "caravan.state";

  private final Values values;

  FoldersReader(Values values) {
    this.values = values;
  }

  /** The folders; what can't be is in the faults, and then what is answered is of no use. */
  Settings.Folders read() {
    Path input = values.read(INPUT, Folder::read);
    Path output = values.read(OUTPUT, Folder::read);
    Path state = values.read(STATE, Folder::read);
    values.effective(INPUT, input.toString());
    values.effective(OUTPUT, output.toString());
    values.effective(STATE, state.toString());
    boolean apart = apart(Folder.real(input), Folder.real(output), Folder.real(state));
    Duration settle =
        values.read("caravan.input.settle", Durations.between(Duration.ZERO, Duration.ofHours(1)));
    RemotesReader remotes = new RemotesReader(values);
    List<Remote> from = remotes.read("caravan.input.remote");
    Settings.RemoteWatch watch = watch();
    List<Remote> to = remotes.read("caravan.output.remote");
    refuseResultsAmongLists(from, to);
    Path usual = Path.of("").toAbsolutePath();
    return apart
        ? new Settings.Folders(input, output, state, settle, from, watch, to)
        : new Settings.Folders(
            usual.resolve("input"), usual.resolve("output"), usual, settle, from, watch, to);
  }

  private Settings.RemoteWatch watch() {
    return new Settings.RemoteWatch(
        values.read(
            "caravan.input.remote.poll",
            Durations.between(Duration.ofMillis(10), Duration.ofDays(1))),
        values.read("caravan.input.remote.marker", Choices::truth));
  }

  private boolean apart(Path input, Path output, Path state) {
    boolean apart = true;
    if (Settings.Folders.overlap(input, output)) {
      values
          .faults()
          .wrong(
              values.written(OUTPUT),
              "results would land among the lists; keep it apart from " + values.written(INPUT));
      apart = false;
    }
    if (state.startsWith(input)) {
      values
          .faults()
          .wrong(
              values.written(STATE),
              "must not be inside the folder of the lists, " + values.written(INPUT));
      apart = false;
    } else if (Folder.same(state, output)) {
      values
          .faults()
          .wrong(
              values.written(STATE),
              "must not be the folder of the results, " + values.written(OUTPUT));
      apart = false;
    }
    boolean inputApart = leavesTheStateAlone(INPUT, input, state); // both are told
    boolean outputApart = leavesTheStateAlone(OUTPUT, output, state);
    return apart && inputApart && outputApart;
  }

  /** What lies in the state folder's own folders is sent, or deleted. */
  private boolean leavesTheStateAlone(String key, Path folder, Path state) {
    for (String own : Settings.Folders.OF_THE_STATE) {
      if (folder.startsWith(state.resolve(own))) {
        values
            .faults()
            .wrong(
                values.written(key),
                "must not be inside %s, which Caravan needs for itself, %s"
                    .formatted(own, values.written(STATE)));
        return false;
      }
    }
    return true;
  }

  private void refuseResultsAmongLists(List<Remote> from, List<Remote> to) {
    boolean among = to.stream().anyMatch(out -> from.stream().anyMatch(in -> within(in, out)));
    if (among) {
      values
          .faults()
          .wrong(
              values.written("caravan.output.remote"),
              "results would land among the lists; name a folder outside of"
                  + " caravan.input.remote");
    }
  }

  /** Whether results would stand in the folder of the lists or below it, as far as can be told. */
  private static boolean within(Remote in, Remote out) {
    if (!in.host().equals(out.host()) || in.port() != out.port() || !in.user().equals(out.user())) {
      return false;
    }
    String lists =
        in.folder().isEmpty() || in.folder().endsWith("/") ? in.folder() : in.folder() + "/";
    boolean root = lists.equals("/") || (lists.isEmpty() && !out.folder().startsWith("/"));
    return root || (!lists.isEmpty() && (out.folder() + "/").startsWith(lists));
  }
}
