package caravan.remote;

import com.jcraft.jsch.JSchAlgoNegoFailException;

/** What is said of servers' faults where that takes more than a line; whole sentences. */
final class RemoteErrorWords {

  private RemoteErrorWords() {}

  static String lost(RemoteCause cause, Server server) {
    return "the connection was lost.";
  }

  static String noAlgorithm(RemoteCause cause, Server server) {
    JSchAlgoNegoFailException differ = (JSchAlgoNegoFailException) cause.thrown();
    return "it has no "
        + algorithm(differ.getAlgorithmName())
        + " that Caravan knows: it offers "
        + differ.getServerProposal()
        + ", Caravan knows "
        + differ.getJSchProposal()
        + ". Ask who runs it to allow one of these.";
  }

  private static String algorithm(String name) {
    if (name.startsWith("cipher")) {
      return "cipher";
    }
    return switch (name) {
      case "kex" -> "key exchange";
      case "server_host_key" -> "kind of host key";
      default -> name;
    };
  }

  static String expired(Server server) {
    return "the password of "
        + server.remote().user()
        + " must be changed before it lets anybody in: log in by hand, change it, and give"
        + " Caravan the new one.";
  }

  static String noKey(RemoteCause cause, Server server) {
    return "the key file "
        + server.remote().login().keyFile().map(Object::toString).orElse("")
        + " can't be opened: "
        + cause.sentence()
        + " Set its passphrase with .key-passphrase or .key-passphrase-file.";
  }

  static String noLogin(Server server) {
    return "it refuses the login of "
        + server.remote().user()
        + "; check the user and the "
        + (server.remote().login().keyFile().isPresent()
            ? "key file, its passphrase and the password."
            : "password.");
  }

  static String keysFrom(Server server) {
    return server.remote().known().map(Object::toString).orElse("known-hosts")
        + "; ask who runs it, and put the right key there (ssh-keyscan -p "
        + server.remote().port()
        + " "
        + server.remote().host()
        + " prints it).";
  }
}
