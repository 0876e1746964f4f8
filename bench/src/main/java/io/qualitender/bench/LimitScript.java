package io.qualitender.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements of one operation, from {@code bench/limit/<operation>.sql}. There, a comment
 * {@code -- ids} precedes the query that chooses rows, before the timed part; each other statement
 * has the name of its DAO before it, and maybe checks of its rows against the API's answer, {@code
 * --?}.
 */
final class LimitScript {

  private static final String IDS = "-- ids";
  private static final String CHECK = "--?";

  /** Transactions for which the rows of one choice serve: choosing costs a trip of its own. */
  private static final int TURN = 100;

  /**
   * A statement.
   *
   * @param origin the DAO's method
   * @param text with parameters {@code :name}, without the semicolon
   * @param checks {@code /pointer = column} or {@code rows /pointer}
   */
  record Statement(String origin, String text, List<String> checks) {}

  private final String ids;
  private final List<Statement> statements;

  private LimitScript(String ids, List<Statement> statements) {
    this.ids = ids;
    this.statements = statements;
  }

  static boolean exists(Folders folders, Operation operation) {
    return Files.exists(file(folders, operation.word()));
  }

  static LimitScript read(Folders folders, Operation operation) {
    List<Statement> statements = new ArrayList<>(parse(file(folders, "context")));
    String ids = null;
    for (Statement each : parse(file(folders, operation.word()))) {
      if (each.origin().equals(IDS)) {
        ids = each.text();
      } else {
        statements.add(each);
      }
    }
    return new LimitScript(ids, statements);
  }

  private static Path file(Folders folders, String name) {
    return folders.bench().resolve("limit/" + name + ".sql");
  }

  /** Statements are separated by blank lines; a block of comments alone is an explanation. */
  private static List<Statement> parse(Path file) {
    try {
      List<Statement> statements = new ArrayList<>();
      for (String block : Files.readString(file).split("\n\\s*\n")) {
        List<String> checks = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String origin = "";
        for (String line : block.strip().split("\n")) {
          if (line.startsWith(CHECK)) {
            checks.add(line.substring(CHECK.length()).strip());
          } else if (line.startsWith("--")) {
            origin = origin.isEmpty() ? line : origin;
          } else {
            text.append(line).append('\n');
          }
        }
        if (!text.isEmpty()) {
          String sql = text.toString().strip();
          statements.add(
              new Statement(
                  origin.equals(IDS) ? IDS : origin.replaceFirst("^--\\s*", ""),
                  sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql,
                  checks));
        }
      }
      return statements;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  String ids() {
    return ids;
  }

  List<Statement> statements() {
    return statements;
  }

  /** For pgbench: all statements in one round trip. */
  String pipeline() {
    return choice() + "\\startpipeline\n" + body() + "\\endpipeline\n";
  }

  /** For pgbench: one round trip per statement, in a transaction. */
  String trips() {
    return choice() + "begin;\n" + body() + "commit;\n";
  }

  private String choice() {
    return """
        \\if :repeat >= %d
        \\set org random(1, :loaded)
        \\set pick random(0, 1000000)
        %s \\gset
        \\set turn :turn + 1
        \\set repeat 0
        \\endif
        \\set repeat :repeat + 1
        \\set serial random(1, 9000000000000000000)
        """
        .formatted(TURN, ids);
  }

  private String body() {
    StringBuilder body = new StringBuilder();
    statements.forEach(each -> body.append(each.text()).append(";\n"));
    return body.toString();
  }
}
