package caravan.network;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.access.TlsFiles;
import caravan.harness.CapturedLog;
import caravan.harness.CompanyAuthority;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTests {

  @TempDir Path folder;

  @Test
  void a_certificate_that_has_expired_is_named() {
    CompanyAuthority company = new CompanyAuthority(folder).expired("old");
    Path old = company.certificate("old");
    try (CapturedLog heard = new CapturedLog()) {
      NetworkRules rules =
          new NetworkRules(
              Proxies.NONE, Optional.of(old), Optional.of(new TlsFiles(old, company.key("old"))));
      assertThat(new Network(rules, Clock.systemUTC()).tls()).isNotNull();
      assertThat(heard.warnings())
          .hasSize(2)
          .allMatch(line -> line.contains(old + ": the certificate of CN=old expired at "));
    }
  }
}
