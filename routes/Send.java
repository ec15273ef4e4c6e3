import static org.apache.camel.Exchange.FILE_NAME;

import caravan.wiring.Server;
import caravan.wiring.Servers;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

/**
 * Results are put on servers too: each file under another name first, the receipt last; what a
 * server has not got yet waits for it in the ledger.
 */
public class Send extends EndpointRouteBuilder {

  @Override
  public void configure() {
    Servers servers = getContext().getRegistry().lookupByNameAndType("servers", Servers.class);
    servers.outputs().forEach(this::send);
  }

  private void send(Server server) {
    String name = server.name();
    String courier = "courier-" + name;
    from(scheduler("send-" + name).delay("{{road.send}}").initialDelay(0))
        .routeId("send-" + name)
        .routeConfigurationId("rounds")
        .setProperty("subject", constant("send-" + name))
        .autoStartup("{{road.watch}}")
        .split(method(courier, "due"))
        .filter(method(courier, "may"))
        .to(direct("send-list-" + name))
        .end()
        .end()
        .bean(courier, "rest");

    from(direct("send-list-" + name))
        .routeId("send-list-" + name)
        .onException(Exception.class)
        .handled(true)
        .logHandled(false)
        .bean(courier, "failed(${exchangeProperty.upload}, ${exception})")
        .end()
        .setProperty("upload", body())
        .split(method(courier, "parcels"))
        .stopOnException()
        .setHeader(FILE_NAME, simple("${body.name}"))
        .setBody(simple("${body.file}"))
        .to(folder(server))
        .id("upload-" + name)
        .end()
        .bean(courier, "sent(${exchangeProperty.upload})");
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
