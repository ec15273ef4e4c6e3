package caravan.remote;

import org.apache.camel.component.file.GenericFileOperationFailedException;

/** A folder below the one that is watched, which a server does not show. */
final class RefusedFolder {

  private RefusedFolder() {}

  /** The look goes on without it; any other failure ends the look. */
  static boolean skip(
      String path, ListingObserver observer, GenericFileOperationFailedException failure) {
    if (!RemoteError.refusal(failure)) {
      throw failure;
    }
    observer.closed(path, RemoteError.reply(failure));
    return true;
  }
}
