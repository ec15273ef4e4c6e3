package caravan.ledger.jdbc;

import caravan.ledger.MovedList;
import caravan.ledger.ServerNotes;
import caravan.ledger.ServerTrouble;
import java.util.List;

/** Remembers of servers what outlives a restart. */
final class JdbcServerNotes implements ServerNotes {

  private final Storage storage;
  private final ServerTable servers;

  JdbcServerNotes(Storage storage, ServerTable servers) {
    this.storage = storage;
    this.servers = servers;
  }

  @Override
  public void move(MovedList list) {
    storage.change(handle -> servers.move(handle, list));
  }

  @Override
  public List<MovedList> moved(String server) {
    return storage.read(handle -> servers.moved(handle, server));
  }

  @Override
  public void leave(MovedList list) {
    storage.change(handle -> servers.leave(handle, list));
  }

  @Override
  public void fails(ServerTrouble trouble) {
    storage.change(handle -> servers.fails(handle, trouble));
  }

  @Override
  public void works(String server, ServerTrouble.Way way) {
    storage.change(handle -> servers.works(handle, server, way));
  }
}
