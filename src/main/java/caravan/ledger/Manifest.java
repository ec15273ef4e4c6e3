package caravan.ledger;

import java.util.List;

/**
 * The files of a list that are whole and get their names.
 *
 * @param files the paths where they are to stand, the receipt last
 * @param node who wrote them; 0 where there is but one process
 */
public record Manifest(List<String> files, long node) {

  public Manifest {
    files = List.copyOf(files);
  }
}
