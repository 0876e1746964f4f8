package io.qualitender.api.reference.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The texts of the reference endpoints: no file, field or code names, French for French readers and
 * English for others.
 *
 * <p>Has failed for "nonConformity, minorWhen, newEntrant* … are carried over from V9", "should be
 * a setting", "Dated, editable data: never constants in code", "round(0.6 * sqrt(n))".
 */
class ReferenceTextTest {

  private static final String ASKED =
      "&action_categories=actions_de_formation,apprentissage&certifying=true&work_study=false";

  private static final List<String> READS =
      List.of(
          "/v1/referentials",
          "/v1/referentials/v9",
          "/v1/referentials/v10",
          "/v1/audit-rules",
          "/v1/applicable-indicators?audit_on=2026-10-31" + ASKED,
          "/v1/applicable-indicators?audit_on=2026-12-01" + ASKED,
          "/v1/applicable-indicators?audit_on=2026-12-01&action_categories=vae",
          "/v1/audit-duration?kind=surveillance&training_turnover_amount=8000000&other_sites=4"
              + "&new_entrant=true&action_categories=apprentissage",
          "/v1/price-guide",
          "/v1/eligibility?action_categories=vae&public_funding=true",
          "/v1/eligibility?action_categories=vae&last_refusal_or_withdrawal_on=2026-11-30");

  /** A word in camel or snake case, a code in capitals, or of the trade of programming. */
  private static final Pattern FOR_PROGRAMMERS =
      Pattern.compile(
          "[a-z][A-Z]|\\w_\\w|\\b(AF|BC|UNKNOWN|NULL|TRUE|FALSE|NEW|TODO)\\b|\\*"
              + "|\\b(null|json|csv|yaml|config\\w*|be a setting|editable|constants?|in code|field"
              + "|cell|enum\\w*|sqrt|confidence [A-C]\\b(?!:|;))");

  private static final Pattern ENGLISH =
      Pattern.compile("\\b(the|and|of|is|are|when|only|must|with|at|to|not|for)\\b");
  private static final Pattern FRENCH =
      Pattern.compile("\\b(le|les|des|du|est|une?|pour|dans|avec|aux?|sont|doit)\\b");

  /** French in both languages: names of legal texts and documents. */
  private static final Set<String> FRENCH_IN_BOTH =
      Set.of("legal_basis", "typical_evidence_fr", "public_funders");

  private final Set<String> wrong = new TreeSet<>();
  private int looked;

  @Test
  void textsAreReadableAndInTheReadersLanguage() throws Exception {
    for (String read : READS) {
      for (String language : List.of("fr", "en")) {
        ReferenceResourceTest.Answer answer =
            ReferenceResourceTest.get(read, Map.of("Accept-Language", language));
        assertThat(answer.status()).as(read).isEqualTo(200);
        look(answer.json(), read, "", language);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(looked).isGreaterThan(800);
    System.out.printf("%d sentences of %d reference answers%n", looked, READS.size() * 2);
  }

  /** Old dated files too, since frozen tenders show them. */
  @Test
  void datedFilesAreInBothLanguages() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("src", "main", "resources", "reference"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        sentences(new JsonMapper().readTree(file.toFile()), file.getFileName().toString());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(looked).isGreaterThan(250);
    System.out.printf("%d sentences of the dated files%n", looked);
  }

  private void sentences(JsonNode node, String file) {
    if (node.has("fr") && node.has("en")) {
      look(node.path("fr"), file, "", "fr");
      look(node.path("en"), file, "", "en");
    } else {
      node.forEach(each -> sentences(each, file));
    }
  }

  private void look(JsonNode node, String read, String member, String language) {
    node.properties().forEach(each -> look(each.getValue(), read, each.getKey(), language));
    if (node.isArray()) {
      node.forEach(each -> look(each, read, member, language));
    }
    if (!node.isTextual() || !node.asText().contains(" ")) {
      return;
    }
    looked++;
    String text = node.asText();
    List<String> faults = new ArrayList<>();
    String bare = text.replaceAll("\\(.*?\\)", "");
    if (FOR_PROGRAMMERS.matcher(bare).find()) {
      faults.add("for programmers");
    }
    boolean french = language.equals("fr") || FRENCH_IN_BOTH.contains(member);
    if ((french ? ENGLISH : FRENCH).matcher(bare).find()) {
      faults.add("not in " + (french ? "French" : "English"));
    }
    if (!faults.isEmpty()) {
      wrong.add(faults + " " + language + " " + member + ": " + text);
    }
  }
}
