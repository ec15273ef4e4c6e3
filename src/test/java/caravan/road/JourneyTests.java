package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole road once, over every route of it, for the quick loop; the other tests go into corners.
 */
class JourneyTests {

  @TempDir private Path folder;

  @Test
  void a_list_goes_from_the_input_folder_through_both_channels_to_its_receipt() {
    try (Post post = new Post(folder, SandboxOptions.unlimited().build())) {
      post.open();
      post.drop(
          "spring.csv",
          "shelf,asin\n1,B0086FFHLS\n2,B00NNUMI86\n3,rubbish\n4,b0086ffhls\n5,B0000000ZZ\n");
      post.drop("upcs.csv", "upc\n793610399007\n098765432109\n");

      JsonNode receipt = post.receipt("spring");
      assertThat(receipt.at("/rows/total").asInt()).isEqualTo(5);
      assertThat(receipt.at("/rows/invalid").asInt()).isEqualTo(1);
      assertThat(receipt.at("/tokensSaved/duplicates").asInt()).isEqualTo(1);
      assertThat(post.rows("spring").at("/0/items/0/upc").asText()).isEqualTo("631102001550");
      assertThat(post.csv("spring").get(0)).startsWith("shelf,asin,code,type,domain,status,");
      assertThat(post.input().resolve(".done/spring.csv")).exists();
      assertThat(post.input().resolve("spring.csv")).doesNotExist();

      post.receipt("upcs");
      assertThat(post.rows("upcs").at("/0/items/0/asin").asText()).isEqualTo("B088H39PXX");
      assertThat(post.rows("upcs").at("/1/note").asText()).contains("check digit");
    }
  }
}
