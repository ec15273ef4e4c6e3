package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AssetTests {

  private static final Path BILL = Path.of("src/build/page.cdx.json");
  private static final Set<String> OUR_OWN = Set.of("page.css", "page.js", "plot.js", "icon.svg");

  @Test
  void what_others_made_is_what_the_bill_says_byte_for_byte() throws Exception {
    Set<String> listed = new TreeSet<>();
    for (JsonNode part : new ObjectMapper().readTree(BILL.toFile()).at("/components")) {
      String file = part.at("/properties/0/value").asText();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Assets.read(file));
      assertThat(HexFormat.of().formatHex(digest))
          .as(file)
          .isEqualTo(part.at("/hashes/0/content").asText());
      assertThat(new String(Assets.read("third-party.txt"), StandardCharsets.UTF_8))
          .contains(file, part.at("/hashes/0/content").asText(), part.at("/version").asText());
      listed.add(file);
    }
    listed.addAll(OUR_OWN);
    assertThat(listed).isEqualTo(new TreeSet<>(Assets.TYPES.keySet()));
  }

  @Test
  void a_file_keeps_its_path_until_one_of_them_changes() {
    Assets assets = new Assets();
    assertThat(assets.version()).hasSize(12).isEqualTo(new Assets().version());
    assertThat(assets.find("/assets/" + assets.version() + "/page.css")).isPresent();
    assertThat(assets.find("/assets/page.css")).isPresent();
    assertThat(assets.find("/assets/x/openapi.yaml")).isEmpty();
    assertThat(assets.find("/page.css")).isEmpty();
  }
}
