package caravan.ledger.jdbc;

import caravan.codes.Comparison;
import caravan.codes.ListUsage;
import caravan.codes.ResultRow;
import caravan.ledger.Deliveries;
import caravan.ledger.ListRecord;
import caravan.ledger.Manifest;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

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
  public void name(Map<Long, String> results) {
    storage.change(handle -> results.forEach((list, result) -> lists.name(handle, list, result)));
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
  public Set<Long> publishing(Map<Long, Manifest> manifests) {
    return storage.write(
        handle ->
            manifests.entrySet().stream()
                .filter(one -> !lists.publishing(handle, one.getKey(), one.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public Map<Long, Manifest> publishing() {
    return storage.read(lists::publishing);
  }

  @Override
  public void delivered(Map<Long, Instant> since) {
    storage.change(handle -> since.forEach((list, at) -> lists.delivered(handle, list, at)));
  }
}
