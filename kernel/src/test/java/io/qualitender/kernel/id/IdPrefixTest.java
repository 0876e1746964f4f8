package io.qualitender.kernel.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdPrefixTest {

  private static final IdPrefix TENDER = IdPrefix.TENDER;

  /** The TypeID specification's own example. */
  @Test
  void formatsAsTypeId() {
    UUID id = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    assertThat(TENDER.format(id)).isEqualTo("tnd_01h455vb4pex5vsknk084sn02q");
  }

  @Test
  void parsesItsOwnFormat() {
    Random random = new Random(42);
    for (int i = 0; i < 1000; i++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      assertThat(TENDER.parse(TENDER.format(id))).contains(id);
    }
  }

  @Test
  void refusesOtherPrefixesLengthsAndCharacters() {
    String good = "tnd_01h455vb4pex5vsknk084sn02q";
    assertThat(TENDER.parse(good)).isPresent();
    assertThat(TENDER.parse(null)).isEmpty();
    assertThat(TENDER.parse("")).isEmpty();
    assertThat(TENDER.parse(good.replace("tnd", "quo"))).isEmpty();
    assertThat(TENDER.parse(good.toUpperCase(Locale.ROOT))).isEmpty();
    assertThat(TENDER.parse(good.substring(0, 29))).isEmpty();
    assertThat(TENDER.parse(good + "0")).isEmpty();
    assertThat(TENDER.parse(good.replace('4', 'u'))).isEmpty();
    assertThat(TENDER.parse("tnd_81h455vb4pex5vsknk084sn02q")).as("over 128 bits").isEmpty();
  }

  @Test
  void idsSortByCreationTime() throws InterruptedException {
    String first = TENDER.format(Ids.next());
    Thread.sleep(2);
    assertThat(TENDER.format(Ids.next())).isGreaterThan(first);
  }
}
