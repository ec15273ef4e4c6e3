package caravan.ledger.jdbc;

import caravan.codes.Comparison;
import caravan.codes.ListUsage;
import caravan.codes.ResultRow;
import caravan.ledger.Deliveries;
import caravan.ledger.ListRecord;
import caravan.ledger.Manifest;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Lists that are handed back. */
final class JdbcDeliveries implements Deliveries {

  private final Storage storage;
  private final DeliveryTable lists = new DeliveryTable();
  private final ResultReader results = new ResultReader();

  JdbcDeliveries(Storage storage) {
    this.storage = storage;
  }

  @Override
  public List<ListRecord> complete(int atMost) {
    return storage.read(handle -> lists.complete(handle, storage.membership(), atMost));
  }

  @Override
  public boolean ours(long list) {
    return storage.read(handle -> lists.ours(handle, storage.membership(), list));
  }

  @Override
  public boolean named(String result) {
    return storage.read(handle -> lists.named(handle, result));
  }

  @Override
  public Map<Long, String> name(Map<Long, String> results) {
    return storage.write(
        handle -> {
          Map<Long, String> names = new HashMap<>();
          results.forEach(
              (list, result) ->
                  lists.name(handle, list, result).ifPresent(name -> names.put(list, name)));
          return names;
        });
  }

  @Override
  public <T> T rows(long list, Function<Iterator<ResultRow>, T> reader) {
    return storage.read(handle -> results.rows(handle, list, reader));
  }

  @Override
  public <T> T rows(long list, BiFunction<Iterator<ResultRow>, Optional<Comparison>, T> reader) {
    return storage.read(handle -> results.rows(handle, list, reader));
  }

  @Override
  public <T> T answeredRows(long list, Function<Iterator<ResultRow>, T> reader) {
    return storage.read(handle -> results.answeredRows(handle, list, reader));
  }

  @Override
  public ListUsage usage(long list, Instant now) {
    return storage.read(handle -> results.usage(handle, list, now));
  }

  @Override
  public Set<Long> publishing(Map<Long, Manifest> manifests, Collection<String> servers) {
    return storage.write(
        handle -> {
          Set<Long> others = new HashSet<>();
          manifests.forEach(
              (list, manifest) -> {
                if (lists.publishing(handle, list, manifest)) {
                  UploadTable.owe(handle, storage.membership(), list, servers);
                } else {
                  others.add(list);
                }
              });
          return others;
        });
  }

  @Override
  public Map<Long, Manifest> manifests() {
    return storage.read(lists::manifests);
  }

  @Override
  public void delivered(Map<Long, Instant> since) {
    storage.change(
        handle ->
            since.forEach(
                (list, at) -> lists.delivered(handle, list, storage.membership().node(), at)));
  }
}
