package caravan.road;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/** Private keys in files as ssh-keygen writes them. */
final class KeyFile {

  private KeyFile() {}

  /** A new key: {@code ssh-ed25519}, {@code ssh-rsa}. */
  static KeyPair key(String type) {
    try {
      return KeyUtils.generateKeyPair(type, type.equals("ssh-rsa") ? 2048 : 256);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Writes a key; locked, unless the passphrase is empty. */
  static Path write(Path file, KeyPair key, String passphrase) {
    OpenSSHKeyEncryptionContext lock = null;
    if (!passphrase.isEmpty()) {
      lock = new OpenSSHKeyEncryptionContext();
      lock.setCipherName("AES");
      lock.setCipherType("256");
      lock.setCipherMode("CTR");
      lock.setPassword(passphrase);
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "anna", lock, out);
      return file;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
