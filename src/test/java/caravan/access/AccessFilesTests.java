package caravan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import caravan.harness.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that say who may in. */
class AccessFilesTests {

  private static final String TOKEN = "a-token-of-some-length-1";

  @TempDir Path folder;

  private static PasswordHash hash(String password) {
    return PasswordHash.of(password.toCharArray(), 100_000);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("file"), text);
  }

  private static void isRefused(Runnable read, String why) {
    assertThatExceptionOfType(AccessException.class)
        .isThrownBy(read::run)
        .withMessageContaining(why);
  }

  @Test
  void a_password_is_known_again_and_stands_nowhere() throws IOException {
    Path file = folder.resolve("passwords");
    assertThat(PasswordFile.put(file, "anna", hash("correct horse"))).isFalse();
    assertThat(PasswordFile.put(file, "ben", hash("another one"))).isFalse();
    Map<String, PasswordHash> read = PasswordFile.read(file);
    assertThat(read).containsOnlyKeys("anna", "ben");
    assertThat(read.get("anna").matches("correct horse".toCharArray())).isTrue();
    assertThat(read.get("anna").matches("correct horsf".toCharArray())).isFalse();
    assertThat(Files.readString(file)).doesNotContain("correct", "horse");
    assertThat(read.get("anna")).hasToString("***");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .startsWith("rw-")
        .endsWith("---");
  }

  @Test
  void a_password_that_is_set_anew_replaces_the_one_before_and_leaves_the_other_lines()
      throws IOException {
    Path file = file("# people\n\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    PasswordFile.put(file, "anna", hash("one"));
    PasswordFile.put(file, "ben", hash("two"));
    PasswordHash before = PasswordFile.read(file).get("anna");
    assertThat(PasswordFile.put(file, "anna", hash("one"))).isTrue();
    assertThat(PasswordFile.read(file).get("anna")).isNotEqualTo(before);
    assertThat(PasswordFile.remove(file, "ben")).isTrue();
    assertThat(PasswordFile.remove(file, "ben")).isFalse();
    assertThat(PasswordFile.read(file)).containsOnlyKeys("anna");
    assertThat(Files.readString(file)).startsWith("# people\n\nanna:");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(folder).isDirectoryContaining(one -> one.endsWith("file"));
    try (var names = Files.list(folder)) {
      assertThat(names).hasSize(1);
    }
  }

  @Test
  void nobodys_password_fits_none() {
    assertThat(PasswordHash.nobodys().matches(new char[] {'-'})).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna",
        "anna:secret",
        ":pbkdf2-sha256:600000:AAAAAAAAAAAAAAAAAAAAAA==:AAAA",
        "an na:x",
        "anna:pbkdf2-sha256:1:AAAAAAAAAAAAAAAAAAAAAA==:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "anna:pbkdf2-sha256:600000:AAAAAAAAAAAAAAAAAAAAAA==:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void a_wrong_line_of_passwords_is_named_and_not_shown(String line) throws IOException {
    Path file = file("# one\n" + line + "\n");
    assertThatExceptionOfType(AccessException.class)
        .isThrownBy(() -> PasswordFile.read(file))
        .withMessageContaining("line 2")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret", "pbkdf2"));
  }

  @Test
  void a_file_that_lets_nobody_in_is_a_fault() throws IOException {
    Path file = file("# nobody\n");
    isRefused(() -> PasswordFile.read(file), "holds no password");
    isRefused(() -> TokenFile.read(file), "holds no token");
    isRefused(() -> TokenFile.read(folder.resolve("none")), "there is no such file");
    Files.write(file, new byte[] {(byte) 0xff});
    isRefused(() -> TokenFile.read(file), "UTF-8");
    Files.write(file, new byte[2 << 20]);
    isRefused(() -> TokenFile.read(file), "too large");
  }

  @Test
  void a_token_is_found_by_itself_alone() throws IOException {
    Path file = file("grafana  read  " + TOKEN + "\nnightly act " + TOKEN + "2\n");
    TokenFile tokens = TokenFile.read(file);
    assertThat(tokens.find(TOKEN)).contains(new ApiToken("grafana", Scope.READ));
    assertThat(tokens.find(TOKEN + "2")).contains(new ApiToken("nightly", Scope.ACT));
    assertThat(tokens.find(TOKEN + "3")).isEmpty();
    assertThat(tokens.find("")).isEmpty();
    assertThat(TokenFile.empty().find(TOKEN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x read short", "x write " + TOKEN, "x " + TOKEN, "x read " + TOKEN + " y"})
  void a_wrong_line_of_tokens_is_named_and_not_shown(String line) throws IOException {
    Path file = file(line);
    assertThatExceptionOfType(AccessException.class)
        .isThrownBy(() -> TokenFile.read(file))
        .withMessageContaining("line 1")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(TOKEN, "short"));
  }

  @Test
  void the_same_token_twice_is_a_fault() throws IOException {
    Path file = file("x read " + TOKEN + "\ny act " + TOKEN);
    isRefused(() -> TokenFile.read(file), "line 2");
  }

  @Test
  void a_certificate_goes_with_its_own_key_alone() throws Exception {
    Path mine = Certificate.in(folder.resolve("mine"));
    Path other = Certificate.another(folder.resolve("other"));
    Path chain = Certificate.pem(mine);
    assertThat(new TlsFiles(chain, Certificate.key(mine)).read().isKeyEntry("server")).isTrue();
    TlsFiles mixed = new TlsFiles(chain, Certificate.key(other));
    isRefused(mixed::read, "does not belong");
    TlsFiles swapped = new TlsFiles(Certificate.key(mine), chain);
    isRefused(swapped::read, "holds no certificate");
    TlsFiles keyless = new TlsFiles(chain, chain);
    isRefused(keyless::read, "openssl pkcs8");
    TlsFiles missing = new TlsFiles(chain, folder.resolve("none"));
    isRefused(missing::read, "there is no such file");
  }
}
