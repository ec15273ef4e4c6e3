package caravan.notices;

import caravan.settings.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where notices are posted.
 *
 * @param target what the ledger knows it by, a digest of its address
 * @param address the address itself, which may be shown to nobody
 */
record Webhook(String target, Secret address) {

  private static final int BYTES = 8;

  static Webhook of(Secret address) {
    byte[] digest = sha256(address.reveal());
    return new Webhook(HexFormat.of().formatHex(digest, 0, BYTES), address);
  }

  /** What may be shown of it: its host. */
  String name() {
    return URI.create(address.reveal()).getHost();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
