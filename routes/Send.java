import static caravan.wiring.Carried.SUBJECT;
import static caravan.wiring.Carried.caught;
import static caravan.wiring.Carried.subject;
import static caravan.wiring.Carried.the;
import static org.apache.camel.Exchange.FILE_NAME;

import caravan.ledger.Upload;
import caravan.remote.Server;
import caravan.remote.Servers;
import caravan.remote.Uploader;
import caravan.road.delivery.UploadFile;
import caravan.wiring.CaravanRoutes;
import org.apache.camel.Exchange;
import org.apache.camel.builder.EndpointProducerBuilder;

/**
 * Results are put on servers too: each file under another name first, the receipt last; what a
 * server has not got yet waits for it in the ledger.
 */
public class Send extends CaravanRoutes {

  @Override
  public void configure() {
    for (Server server : the(Servers.class, getContext()).outputs()) {
      Uploader uploader = the(Uploader.class, "uploader-" + server.name(), getContext());
      look(server.name(), uploader);
      send(server, uploader);
    }
  }

  /** Lists whose results the server has not got yet. */
  private void look(String name, Uploader uploader) {
    from(scheduler("send-" + name).delay("{{road.send}}").initialDelay(0))
        .routeId("send-" + name)
        .routeConfigurationId("rounds")
        .setProperty(SUBJECT, constant("send-" + name))
        .autoStartup("{{road.watch}}")
        .setBody(exchange -> uploader.due(getContext()))
        .split(body())
        .filter()
        .body(Upload.class, uploader::may)
        .to(direct("send-list-" + name))
        .end()
        .end()
        .process(exchange -> uploader.rest(getContext()));
  }

  private void send(Server server, Uploader uploader) {
    String name = server.name();
    from(direct("send-list-" + name))
        .routeId("send-list-" + name)
        .onException(Exception.class)
        .handled(true)
        .logHandled(false)
        .process(exchange -> uploader.failed(upload(exchange), caught(exchange), getContext()))
        .end()
        .setProperty(SUBJECT, body())
        .setBody(exchange -> uploader.uploadFiles(upload(exchange), getContext()))
        .split(body())
        .stopOnException()
        .setHeader(FILE_NAME)
        .body(UploadFile.class, UploadFile::name)
        .setBody()
        .body(UploadFile.class, UploadFile::file)
        .to(folder(server))
        .id("upload-" + name)
        .end()
        .process(exchange -> uploader.sent(upload(exchange)));
  }

  private static Upload upload(Exchange exchange) {
    return (Upload) subject(exchange);
  }

  /** What stands there under the name that was chosen is ours: it is written again. */
  private EndpointProducerBuilder folder(Server server) {
    String name = server.name();
    EndpointProducerBuilder folder =
        switch (server.scheme()) {
          case FTP -> ftp(name);
          case FTPS -> ftps(name);
          case SFTP -> sftp(name);
        };
    folder.doSetProperty("fileExist", "Override");
    folder.doSetProperty("tempFileName", "${file:onlyname}.part");
    return folder;
  }
}
