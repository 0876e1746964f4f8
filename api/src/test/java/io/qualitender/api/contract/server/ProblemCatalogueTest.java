package io.qualitender.api.contract.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.kernel.problem.ProblemCode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The problem codes in openapi.yaml are exactly those of the code, by status. */
class ProblemCatalogueTest {

  private static final Pattern STATUS_AND_CODES =
      Pattern.compile("(\\d{3})((?:\\s+`[a-z][a-z0-9_]*`)+)");
  private static final Pattern CODE = Pattern.compile("`([a-z0-9_]+)`");

  @Test
  void catalogueMatchesTheCode() {
    assertThat(documented()).isEqualTo(written()).hasSizeGreaterThan(10);
  }

  private static Map<Integer, Set<String>> written() {
    Map<Integer, Set<String>> codes = new TreeMap<>();
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.qualitender")
            .stream()
            .filter(type -> type.isEnum() && type.isAssignableTo(ProblemCode.class))
            .forEach(
                type -> {
                  for (Object constant : type.reflect().getEnumConstants()) {
                    ProblemCode code = (ProblemCode) constant;
                    codes.computeIfAbsent(code.status(), any -> new TreeSet<>()).add(code.code());
                  }
                });
    return codes;
  }

  private static Map<Integer, Set<String>> documented() {
    String text = OpenApi.load().component("schemas", "ProblemCode").path("description").asText();
    Map<Integer, Set<String>> codes = new TreeMap<>();
    Matcher group = STATUS_AND_CODES.matcher(text);
    while (group.find()) {
      Matcher code = CODE.matcher(group.group(2));
      while (code.find()) {
        codes
            .computeIfAbsent(Integer.valueOf(group.group(1)), any -> new TreeSet<>())
            .add(code.group(1));
      }
    }
    return codes;
  }
}
