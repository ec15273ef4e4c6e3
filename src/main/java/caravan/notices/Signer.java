package caravan.notices;

import caravan.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what is sent with a secret that its receiver knows too (HMAC with SHA-256, RFC 2104). */
final class Signer {

  private static final String ALGORITHM = "HmacSHA256";

  private final Secret secret;

  Signer(Secret secret) {
    this.secret = secret;
  }

  /** {@code sha256=} and 64 hexadecimal digits. */
  String sign(byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
