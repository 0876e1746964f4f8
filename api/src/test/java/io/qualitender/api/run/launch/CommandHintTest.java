package io.qualitender.api.run.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandHintTest {

  private static final Path HERE = Path.of("/opt/here").toAbsolutePath();

  private static String fromJar(Path jar) {
    return CommandHint.of("demo", jar.toUri(), HERE);
  }

  @Test
  void jarIsNamedRelativeToTheCurrentFolder() {
    assertThat(fromJar(HERE.resolve("q.jar"))).isEqualTo("java -jar q.jar demo");
    assertThat(fromJar(HERE.resolve("my jars").resolve("q.jar")))
        .isEqualTo("java -jar \"" + Path.of("my jars", "q.jar") + "\" demo");
    Path elsewhere = HERE.resolveSibling("other").resolve("q.jar");
    assertThat(fromJar(elsewhere)).isEqualTo("java -jar " + elsewhere + " demo");
  }

  @Test
  void classesAreRunWithMaven() {
    assertThat(CommandHint.of("demo")).isEqualTo("./mvnw -q compile exec:java -Dexec.args=demo");
    assertThat(CommandHint.of("db migrate")).endsWith("-Dexec.args=\"db migrate\"");
  }
}
