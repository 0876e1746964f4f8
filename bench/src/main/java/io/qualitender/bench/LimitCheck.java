package io.qualitender.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qualitender.bench.LimitScript.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps the limit honest: its statements are those that the product sends, and their rows hold what
 * the API answers.
 */
final class LimitCheck {

  private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z_]+)");

  /** What may stand in the limit where the product binds a value. */
  private static final String VALUE =
      "(?:cast\\(:\\w+ as [a-z\\[\\]]+\\)|:\\w+|null|'[^']*'|\\d+|(?:clock_timestamp|uuidv7)\\(\\))";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Folders folders;
  private final Database database;
  private final Pgbench pgbench;

  LimitCheck(Folders folders, Database database, Pgbench pgbench) {
    this.folders = folders;
    this.database = database;
    this.pgbench = pgbench;
  }

  /**
   * The statements of the limit that the product does not send; empty when all are its own.
   *
   * @param sent what it sends
   */
  List<String> differences(Operation operation, List<String> sent) {
    List<Pattern> own = sent.stream().map(LimitCheck::pattern).toList();
    return LimitScript.read(folders, operation).statements().stream()
        .filter(each -> own.stream().noneMatch(one -> one.matcher(flat(each.text())).matches()))
        .map(Statement::origin)
        .toList();
  }

  private static Pattern pattern(String sent) {
    StringBuilder pattern = new StringBuilder();
    for (String part : flat(sent).split("(?<=\\$\\d{1,2})(?!\\d)|(?=\\$\\d)")) {
      pattern.append(part.matches("\\$\\d+") ? VALUE : Pattern.quote(part));
    }
    return Pattern.compile(pattern.toString());
  }

  private static String flat(String sql) {
    return sql.strip().replaceAll("\\s+", " ");
  }

  /**
   * Runs the statements for one choice of rows and compares them with the API's answer.
   *
   * @return how many checks were made
   * @throws IllegalStateException for the first difference
   */
  int compareRows(Operation operation, int organization, int pick, Answers answers)
      throws SQLException {
    LimitScript script = LimitScript.read(folders, operation);
    if (script.statements().stream().allMatch(each -> each.checks().isEmpty())) {
      return 0;
    }
    Map<String, String> values = new HashMap<>(pgbench.variables(operation));
    values.put("org", Integer.toString(organization));
    values.put("pick", Integer.toString(pick));
    int checks = 0;
    try (Connection connection = database.connect(database.app())) {
      connection.setAutoCommit(false);
      rows(connection, script.ids(), values).get(0).forEach(values::put);
      JsonNode answer = JSON.readTree(answers.to(operation.request(values)));
      for (Statement each : script.statements()) {
        List<Map<String, String>> rows = rows(connection, each.text(), values);
        for (String check : each.checks()) {
          compare(operation, each.origin(), check, rows, answer);
          checks++;
        }
      }
      connection.rollback();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the API's answer is no JSON", e);
    }
    return checks;
  }

  private static void compare(
      Operation operation,
      String origin,
      String check,
      List<Map<String, String>> rows,
      JsonNode answer) {
    List<String> wanted;
    List<String> found;
    if (check.startsWith("rows ")) {
      int elements =
          Stream.of(check.substring(5).split("\\+"))
              .mapToInt(pointer -> answer.at(pointer.strip()).size())
              .sum();
      wanted = List.of(Integer.toString(elements));
      found = List.of(Integer.toString(rows.size()));
    } else {
      String[] sides = check.split(" = ");
      wanted = texts(answer, sides[0].strip());
      found =
          rows.stream()
              .limit(wanted.size())
              .map(row -> String.valueOf(row.get(sides[1].strip())))
              .sorted()
              .toList();
    }
    if (wanted.isEmpty() || !wanted.equals(found)) {
      throw new IllegalStateException(
          "%s, %s, %s: the API answers %s, the limit has %s"
              .formatted(operation.word(), origin, check, wanted, found));
    }
  }

  /** The texts at a pointer, in which one star stands for all elements; sorted. */
  private static List<String> texts(JsonNode answer, String pointer) {
    int star = pointer.indexOf("/*");
    if (star < 0) {
      return List.of(answer.at(pointer).asText());
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : answer.at(pointer.substring(0, star))) {
      texts.add(element.at(pointer.substring(star + 2)).asText());
    }
    return texts.stream().sorted().toList();
  }

  private static List<Map<String, String>> rows(
      Connection connection, String sql, Map<String, String> values) throws SQLException {
    List<String> names = new ArrayList<>();
    Matcher parameter = PARAMETER.matcher(sql);
    String text =
        parameter.replaceAll(
            match -> {
              names.add(match.group(1));
              return "?";
            });
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      for (int i = 0; i < names.size(); i++) {
        // Without a type, as pgbench binds it: the database infers the type.
        statement.setObject(i + 1, values.get(names.get(i)), java.sql.Types.OTHER);
      }
      List<Map<String, String>> rows = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        ResultSetMetaData columns = row.getMetaData();
        while (row.next()) {
          Map<String, String> of = new HashMap<>();
          for (int i = 1; i <= columns.getColumnCount(); i++) {
            of.put(columns.getColumnLabel(i), row.getString(i));
          }
          rows.add(of);
        }
      }
      return rows;
    }
  }
}
