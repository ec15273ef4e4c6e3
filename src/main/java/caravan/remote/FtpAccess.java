package caravan.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.FtpConfiguration;
import org.apache.camel.component.file.remote.FtpConstants;
import org.apache.camel.component.file.remote.FtpEndpoint;
import org.apache.camel.component.file.remote.FtpOperations;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.util.FileUtil;
import org.apache.commons.net.ftp.FTPClientConfig;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done on an FTP server: a refusal is an error, a connection that lives is kept. */
final class FtpAccess extends FtpOperations {

  private static final Logger LOG = LoggerFactory.getLogger(FtpAccess.class);

  private final FtpClient ftp;
  private final ListingObserver observer;

  /** Over that client, with what the endpoint is set to. */
  static FtpAccess of(FtpClient client, FtpEndpoint<FTPFile> endpoint, ListingObserver observer) {
    FtpConfiguration to = endpoint.getConfiguration();
    client.setBufferSize(endpoint.getBufferSize());
    client.setConnectTimeout(to.getConnectTimeout());
    client.setDataTimeout(Duration.ofMillis(to.getTimeout()));
    endpoint.setSoTimeout(to.getSoTimeout());
    FtpAccess access = new FtpAccess(client, endpoint.getFtpClientConfig(), observer);
    access.setEndpoint(endpoint);
    return access;
  }

  private FtpAccess(FtpClient client, @Nullable FTPClientConfig config, ListingObserver observer) {
    super(client, config);
    this.ftp = client;
    this.observer = observer;
  }

  /** Whether names go there in UTF-8. */
  boolean utf8() {
    return ftp.utf8();
  }

  @Override
  public boolean connect(RemoteFileConfiguration to, @Nullable Exchange exchange) {
    if (alive()) {
      return true;
    }
    end();
    try {
      return super.connect(to, exchange);
    } catch (GenericFileOperationFailedException e) {
      end();
      if (ftp instanceof TlsResumingFtpsClient encrypted && encrypted.other(e)) {
        return super.connect(to, exchange);
      }
      throw e;
    }
  }

  private boolean alive() {
    try {
      return ftp.isConnected() && ftp.sendNoOp();
    } catch (IOException e) {
      LOG.debug("the connection was lost", e);
      return false;
    }
  }

  private void end() {
    try {
      ftp.disconnect();
    } catch (IOException e) {
      LOG.debug("the connection was lost before it was ended", e);
    }
  }

  @Override
  public FTPFile[] listFiles(@Nullable String path) {
    String folder = path == null || path.isEmpty() ? "." : path;
    try {
      FTPFile[] files = ftp.listFiles(folder);
      observer.listed(
          folder, Arrays.stream(files).map(FTPFile::getName).collect(Collectors.toSet()));
      List<FTPFile> regular = new ArrayList<>();
      for (FTPFile file : files) {
        if (file.isFile() || file.isDirectory()) {
          regular.add(file);
        } else {
          observer.irregular(folder + "/" + file.getName());
        }
      }
      return regular.toArray(FTPFile[]::new);
    } catch (FtpRefusedException e) {
      throw new GenericFileOperationFailedException(e.code(), String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** A file that is not handed out is an error, not one without a body. */
  @Override
  public boolean retrieveFile(String name, Exchange exchange, long size) {
    boolean retrieved = super.retrieveFile(name, exchange, size);
    if (exchange.getIn().getHeader(FtpConstants.REMOTE_FILE_INPUT_STREAM) == null) {
      throw new GenericFileOperationFailedException(
          ftp.getReplyCode(), String.valueOf(ftp.getReplyString()).strip());
    }
    return retrieved;
  }

  /** Whether a file stands there; a folder that is not there holds none. */
  @Override
  public boolean existsFile(String path) {
    try {
      String folder = FileUtil.onlyPath(path);
      String[] names = folder == null ? ftp.listNames() : ftp.listNames(folder);
      if (names == null) {
        int code = ftp.getReplyCode();
        if (FTPReply.isNegativePermanent(code) || code == 450) {
          return false;
        }
        throw new GenericFileOperationFailedException(
            code, String.valueOf(ftp.getReplyString()).strip());
      }
      String name = FileUtil.stripPath(path);
      return Arrays.stream(names).anyMatch(there -> FileUtil.stripPath(there).equals(name));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private GenericFileOperationFailedException failed(IOException e) {
    return new GenericFileOperationFailedException(
        ftp.getReplyCode(), ftp.getReplyString(), String.valueOf(e.getMessage()), e);
  }
}
