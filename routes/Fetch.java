import caravan.wiring.Server;
import caravan.wiring.Servers;
import org.apache.camel.builder.EndpointConsumerBuilder;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

/**
 * A list on a server is fetched as it is and goes the same road; there it is moved to .done once it
 * is enrolled.
 */
public class Fetch extends EndpointRouteBuilder {

  private static final String LIST =
      "${header.CamelRemoteFileInputStream}, ${header.CamelFileLength},"
          + " ${exchangeProperty.server}, ${header.CamelFileName}";

  @Override
  public void configure() {
    Servers servers = getContext().getRegistry().lookupByNameAndType("servers", Servers.class);
    servers.inputs().forEach(this::fetch);

    from(direct("enrol-fetched"))
        .routeId("enrol-fetched")
        .routeConfigurationId("storage")
        .setProperty("verdict", method("enrolment", "enrolFetched"))
        .id("enrol-fetched-list");
  }

  /** What fails in here leaves the list where it was; the connection says so, and tries again. */
  private void fetch(Server server) {
    from(folder(server))
        .routeId("fetch-" + server.name())
        .autoStartup("{{road.watch}}")
        .streamCache("false")
        .errorHandler(noErrorHandler())
        .setProperty("server", constant(server.address()))
        .setBody(method("landing", "land(" + LIST + ")"))
        .setProperty("fetched", body())
        .to(direct("enrol-fetched"));
  }

  private EndpointConsumerBuilder folder(Server server) {
    String name = server.name();
    EndpointConsumerBuilder folder =
        switch (server.scheme()) {
          case FTP -> ftp(name);
          case FTPS -> ftps(name);
          case SFTP -> sftp(name);
        };
    folder.doSetProperty("autoCreate", false);
    folder.doSetProperty("recursive", true);
    folder.doSetProperty("delay", "{{road.fetch}}");
    folder.doSetProperty("initialDelay", 0);
    folder.doSetProperty("filter", "#lists-" + name);
    folder.doSetProperty("processStrategy", "#put-away-" + name);
    for (String what :
        new String[] {"pollStrategy", "exceptionHandler", "onCompletionExceptionHandler"}) {
      folder.doSetProperty(what, "#connection-" + name);
    }
    return folder;
  }
}
