package caravan.remote;

import org.apache.camel.component.file.GenericFileOperationFailedException;

/** A folder below the one that is watched, which a server does not show. */
final class RefusedEntries {

  private RefusedEntries() {}

  /** The look goes on without it; any other failure ends the look. */
  static boolean spared(String path, Lookout lookout, GenericFileOperationFailedException failure) {
    if (!RemoteError.refusal(failure)) {
      throw failure;
    }
    lookout.closed(path, RemoteError.reply(failure));
    return true;
  }
}
