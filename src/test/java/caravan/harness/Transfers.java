package caravan.harness;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;

/** What an FTP server saw of its clients. */
public final class Transfers extends DefaultFtplet {

  private final List<String> encrypted = new CopyOnWriteArrayList<>();
  private final List<String> open = new CopyOnWriteArrayList<>();
  private final List<String> renamed = new CopyOnWriteArrayList<>();
  private final List<String> stored = new CopyOnWriteArrayList<>();
  private final AtomicInteger passwords = new AtomicInteger();
  private final AtomicInteger passives = new AtomicInteger();

  @Override
  public FtpletResult beforeCommand(FtpSession session, FtpRequest request) {
    switch (request.getCommand()) {
      case "PASS" -> passwords.incrementAndGet();
      case "PASV", "EPSV" -> passives.incrementAndGet();
      case "RNTO" -> renamed.add(request.getArgument());
      case "RETR", "STOR", "LIST", "MLSD", "NLST" -> {
        boolean secure = session.isSecure() && session.getDataConnection().isSecure();
        (secure ? encrypted : open).add(request.getCommand());
        if (request.getCommand().equals("STOR")) {
          stored.add(request.getArgument());
        }
      }
      default -> {
        // moves no data
      }
    }
    return FtpletResult.DEFAULT;
  }

  /** The commands whose data went over an encrypted line. */
  public List<String> encrypted() {
    return encrypted;
  }

  /** The commands whose data anybody could read. */
  public List<String> open() {
    return open;
  }

  /** The names under which files were sent. */
  public List<String> stored() {
    return stored;
  }

  /** The names that files got then. */
  public List<String> renamed() {
    return renamed;
  }

  /** How often it was asked to open a port. */
  public int passives() {
    return passives.get();
  }

  /** How often a password was told. */
  public int passwords() {
    return passwords.get();
  }
}
