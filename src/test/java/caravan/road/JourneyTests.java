package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.InProcess;
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
    try (InProcess caravan = new InProcess(folder, SandboxOptions.unlimited().build())) {
      caravan.start();
      caravan.drop(
          "spring.csv",
          "shelf,asin\n1,B0086FFHLS\n2,B00NNUMI86\n3,rubbish\n4,b0086ffhls\n5,B0000000ZZ\n");
      caravan.drop("upcs.csv", "upc\n793610399007\n098765432109\n");

      JsonNode receipt = caravan.receipt("spring");
      assertThat(receipt.at("/rows/total").asInt()).isEqualTo(5);
      assertThat(receipt.at("/rows/invalid").asInt()).isEqualTo(1);
      assertThat(receipt.at("/tokensSaved/duplicates").asInt()).isEqualTo(1);
      assertThat(caravan.rows("spring").at("/0/items/0/upc").asText()).isEqualTo("631102001550");
      assertThat(caravan.csv("spring").get(0)).startsWith("shelf,asin,code,type,domain,status,");
      assertThat(caravan.input().resolve(".done/spring.csv")).exists();
      assertThat(caravan.input().resolve("spring.csv")).doesNotExist();

      caravan.receipt("upcs");
      assertThat(caravan.rows("upcs").at("/0/items/0/asin").asText()).isEqualTo("B088H39PXX");
      assertThat(caravan.rows("upcs").at("/1/note").asText()).contains("check digit");
    }
  }
}
