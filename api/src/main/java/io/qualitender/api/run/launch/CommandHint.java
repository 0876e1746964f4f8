package io.qualitender.api.run.launch;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;

/** The command line to show for a command: with the jar if running from it, else with Maven. */
final class CommandHint {

  private CommandHint() {}

  /**
   * @param command such as {@code demo}
   */
  static String of(String command) {
    CodeSource source = CommandHint.class.getProtectionDomain().getCodeSource();
    try {
      return of(command, source.getLocation().toURI(), Path.of(""));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param program the jar, or the folder of the classes
   * @param workingFolder the current working folder
   */
  static String of(String command, URI program, Path workingFolder) {
    if (!program.getPath().endsWith(".jar")) {
      return "./mvnw -q compile exec:java -Dexec.args="
          + (command.contains(" ") ? '"' + command + '"' : command);
    }
    Path jar = Path.of(program);
    Path here = workingFolder.toAbsolutePath();
    String path = (jar.startsWith(here) ? here.relativize(jar) : jar).toString();
    return "java -jar " + (path.contains(" ") ? '"' + path + '"' : path) + " " + command;
  }
}
