package caravan.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * Who this process is among those that work with one ledger.
 *
 * @param name what people call it; empty for the machine's name
 * @param lease who is not heard of for so long is taken for dead
 * @param address where its page is; empty for where the page listens
 * @param input whether the input folder is shared
 * @param output the same of the output folder
 */
public record NodeRules(
    Optional<String> name,
    Duration lease,
    Optional<String> address,
    Sharing input,
    Sharing output) {}
