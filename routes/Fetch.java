import static caravan.wiring.Carried.SUBJECT;
import static caravan.wiring.Carried.the;
import static org.apache.camel.Exchange.FILE_LENGTH;
import static org.apache.camel.Exchange.FILE_NAME;
import static org.apache.camel.component.file.remote.FtpConstants.REMOTE_FILE_INPUT_STREAM;

import caravan.remote.Server;
import caravan.remote.Servers;
import caravan.road.intake.Inbox;
import caravan.road.intake.RemoteEnrolment;
import caravan.road.intake.RemoteList;
import caravan.wiring.CaravanRoutes;
import java.io.InputStream;
import org.apache.camel.Message;
import org.apache.camel.builder.EndpointConsumerBuilder;

/**
 * A list on a server is fetched as it is and goes the same road; there it is moved to .done once it
 * is enrolled.
 */
public class Fetch extends CaravanRoutes {

  @Override
  public void configure() {
    Inbox inbox = the(Inbox.class, getContext());
    the(Servers.class, getContext()).inputs().forEach(server -> fetch(server, inbox));
    enrol(the(RemoteEnrolment.class, getContext()));
  }

  private void enrol(RemoteEnrolment enrolment) {
    from(direct("enrol-fetched"))
        .routeId("enrol-fetched")
        .routeConfigurationId("storage")
        .setBody()
        .body(RemoteList.class, enrolment::enrol)
        .id("enrol-fetched-list");
  }

  /** What fails in here leaves the list where it was; the connection says so, and tries again. */
  private void fetch(Server server, Inbox inbox) {
    from(folder(server))
        .routeId("fetch-" + server.name())
        .autoStartup("{{road.watch}}")
        .streamCache("false")
        .errorHandler(noErrorHandler())
        .setBody()
        .message(list -> land(list, server, inbox))
        .setProperty(SUBJECT, body())
        .to(direct("enrol-fetched"));
  }

  private static RemoteList land(Message list, Server server, Inbox inbox) {
    return inbox.land(
        list.getHeader(REMOTE_FILE_INPUT_STREAM, InputStream.class),
        list.getHeader(FILE_LENGTH, -1L, long.class),
        server.address(),
        list.getHeader(FILE_NAME, String.class));
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
    folder.doSetProperty("processStrategy", "#archive-" + name);
    for (String what :
        new String[] {"pollStrategy", "exceptionHandler", "onCompletionExceptionHandler"}) {
      folder.doSetProperty(what, "#poller-" + name);
    }
    return folder;
  }
}
