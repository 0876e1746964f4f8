package io.qualitender.api.run.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.qualitender.kernel.state.Transitions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StatesTest {

  @Test
  void everyStateMachineIsDrawn() throws Exception {
    Set<JavaField> tables =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.qualitender")
                .stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Transitions.class))
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .collect(Collectors.toSet());

    assertThat(tables).isNotEmpty();
    for (JavaField table : tables) {
      assertThat(States.machines()).as(table.getFullName()).containsValue(value(table));
    }
    assertThat(States.machines()).hasSameSizeAs(tables);
  }

  private static Transitions<?, ?> value(JavaField table) throws Exception {
    return (Transitions<?, ?>) table.reflect().get(null);
  }

  @Test
  void pageInTheDocsIsTheOutputOfTheCommand() throws Exception {
    assertThat(States.page())
        .as("run ./mvnw -q compile exec:java -Dexec.args=states > docs/states.md")
        .isEqualTo(Files.readString(Path.of("..", "docs/states.md")));
  }
}
