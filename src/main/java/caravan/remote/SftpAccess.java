package caravan.remote;

import caravan.network.ProxyServer;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.UserInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.jspecify.annotations.Nullable;

/** What is done on an SFTP server: the password is told once a login, and links are left alone. */
final class SftpAccess extends SftpOperations {

  /** What the library knows besides, and some servers insist on. */
  private static final String CIPHERS = "chacha20-poly1305@openssh.com";

  private static final String KEY_EXCHANGES =
      "sntrup761x25519-sha512,sntrup761x25519-sha512@openssh.com";

  private static final int KINDS = 0170000;

  private final ListingObserver observer;
  private final Optional<ProxyServer> proxy;
  private volatile @Nullable SingleLoginAttempt login;

  SftpAccess(ListingObserver observer, Optional<ProxyServer> proxy) {
    this.observer = observer;
    this.proxy = proxy;
  }

  @Override
  protected Session createSession(RemoteFileConfiguration to) throws JSchException {
    Session session = super.createSession(to);
    proxy.map(TunnelProxy::new).ifPresent(session::setProxy);
    UserInfo usual = session.getUserInfo();
    boolean key = ((SftpConfiguration) to).getPrivateKeyFile() != null;
    login = new SingleLoginAttempt(usual, to.getPassword());
    session.setUserInfo(login);
    session.setConfig("MaxAuthTries", key ? "2" : "1");
    for (String way : new String[] {"cipher.s2c", "cipher.c2s"}) {
      session.setConfig(way, session.getConfig(way) + "," + CIPHERS);
    }
    session.setConfig("kex", session.getConfig("kex") + "," + KEY_EXCHANGES);
    return session;
  }

  /** What ends a login from here is swallowed below as any failure of a try to connect is. */
  @Override
  public boolean connect(RemoteFileConfiguration to, @Nullable Exchange exchange) {
    login = null;
    try {
      return super.connect(to, exchange);
    } catch (GenericFileOperationFailedException e) {
      SingleLoginAttempt tried = login;
      SingleLoginAttempt.NoMoreException ended = tried == null ? null : tried.ended();
      throw ended == null
          ? e
          : new GenericFileOperationFailedException(String.valueOf(ended.getMessage()), ended);
    }
  }

  @Override
  @SuppressWarnings("rawtypes") // as Camel has it
  public SftpRemoteFile[] listFiles(String path) {
    SftpRemoteFile[] files = super.listFiles(path);
    observer.listed(
        path, Arrays.stream(files).map(SftpRemoteFile::getFilename).collect(Collectors.toSet()));
    List<SftpRemoteFile> regular = new ArrayList<>();
    for (SftpRemoteFile file : files) {
      if (regular(file)) {
        regular.add(file);
      } else {
        observer.irregular(path + "/" + file.getFilename());
      }
    }
    return regular.toArray(SftpRemoteFile[]::new);
  }

  /** A server that does not say what it is means a file or a folder. */
  private static boolean regular(SftpRemoteFile<?> file) {
    if (!(file.getRemoteFile() instanceof ChannelSftp.LsEntry entry)) {
      return true;
    }
    SftpATTRS it = entry.getAttrs();
    boolean told =
        (it.getFlags() & SftpATTRS.SSH_FILEXFER_ATTR_PERMISSIONS) != 0
            && (it.getPermissions() & KINDS) != 0;
    return !told || it.isReg() || it.isDir();
  }
}
