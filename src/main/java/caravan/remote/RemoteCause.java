package caravan.remote;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.component.file.GenericFileOperationFailedException;

/**
 * One cause in the chain of a failure, and what the server said with it.
 *
 * @param thrown by whichever library speaks with the server
 */
record RemoteCause(Throwable thrown) {

  private static final Set<Integer> REFUSED = Set.of(450, 550, 553);
  private static final Set<Integer> REFUSED_BY_SFTP =
      Set.of(ChannelSftp.SSH_FX_NO_SUCH_FILE, ChannelSftp.SSH_FX_PERMISSION_DENIED);

  /** What the library makes of a 421 without words. */
  private static final Pattern WORDLESS =
      Pattern.compile("(?:null )?FTP response 421 received\\.\\s*Server closed connection\\.?");

  /** How the library writes the status of an SFTP answer in front of its words. */
  private static final Pattern STATUS =
      Pattern.compile("^(?:SSH_FX_[A-Z_]+|Unknown code: \\(\\d+\\)): ");

  /** Endpoints are called by names of our own, which nobody else knows. */
  private static final Pattern ENDPOINT =
      Pattern.compile("\\s*(?:(?:from|to|at):? )?(?:s?ftps?://)(?:in|out)-\\d+\\S*");

  /** The code of an FTP reply; 0 where there is none. */
  int code() {
    return thrown instanceof GenericFileOperationFailedException failed ? failed.getCode() : 0;
  }

  boolean hasCode(Integer... codes) {
    return Arrays.asList(codes).contains(code());
  }

  /** Whether a server refused one thing, and is well otherwise. */
  boolean refusal() {
    return REFUSED.contains(code())
        || (thrown instanceof SftpException sftp && REFUSED_BY_SFTP.contains(sftp.id));
  }

  /** What the library says, in lower case, with all that it put in front of the server's words. */
  String text() {
    return STATUS
        .matcher(String.valueOf(thrown.getMessage()))
        .replaceFirst("")
        .toLowerCase(Locale.ROOT);
  }

  boolean says(Pattern words) {
    return words.matcher(text()).find();
  }

  /** The server's own words, their first line; else what kind of failure it is. */
  String words() {
    String words =
        thrown instanceof GenericFileOperationFailedException failed && failed.getReason() != null
            ? failed.getReason().strip()
            : thrown.getMessage();
    return words == null || words.isBlank()
        ? thrown.getClass().getSimpleName()
        : plain(words.lines().findFirst().orElse("").strip());
  }

  private static String plain(String words) {
    String named = STATUS.matcher(words).replaceFirst("");
    String reply = WORDLESS.matcher(named).replaceAll("it said 421 and hung up");
    return ENDPOINT.matcher(reply).replaceAll("");
  }

  /** The same as a sentence that another one may follow. */
  String sentence() {
    return sentence(words());
  }

  static String sentence(String words) {
    return words.endsWith(".") ? words : words + ".";
  }
}
