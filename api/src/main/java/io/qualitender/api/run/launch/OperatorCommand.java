package io.qualitender.api.run.launch;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The operator's commands; all options of a command are required. */
enum OperatorCommand {
  LINK_CERTIFICATION_BODY(
      Set.of("--body", "--tenant"),
      (operations, options) -> operations.link(options.get("--body"), options.get("--tenant"))),
  VERIFY_IDENTITY(
      Set.of("--tenant", "--by"),
      (operations, options) ->
          operations.verifyIdentity(options.get("--tenant"), options.get("--by"))),
  WITHDRAW_IDENTITY(
      Set.of("--tenant", "--by"),
      (operations, options) ->
          operations.withdrawIdentity(options.get("--tenant"), options.get("--by"))),
  ISSUE_KEY(
      Set.of("--tenant", "--by"),
      (operations, options) -> operations.issueKey(options.get("--tenant"), options.get("--by"))),
  REFUSE_IDENTITY(
      Set.of("--tenant", "--by"),
      (operations, options) ->
          operations.refuseIdentity(options.get("--tenant"), options.get("--by")));

  private final Set<String> options;
  private final Work work;

  @FunctionalInterface
  private interface Work {
    void run(Operations operations, Map<String, String> options) throws SQLException;
  }

  OperatorCommand(Set<String> options, Work work) {
    this.options = options;
    this.work = work;
  }

  /** The name on the command line. */
  String commandName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static OperatorCommand named(String name) {
    return find(name).orElseThrow();
  }

  /** The options with their values; empty for another command or if options are missing. */
  static Optional<Map<String, String>> read(List<String> args) {
    Optional<OperatorCommand> command = args.isEmpty() ? Optional.empty() : find(args.get(0));
    if (command.isEmpty() || args.size() % 2 == 0) {
      return Optional.empty();
    }
    Map<String, String> given = new HashMap<>();
    for (int i = 1; i < args.size(); i += 2) {
      if (args.get(i + 1).isBlank() || given.put(args.get(i), args.get(i + 1)) != null) {
        return Optional.empty();
      }
    }
    return given.keySet().equals(command.get().options) ? Optional.of(given) : Optional.empty();
  }

  void run(Operations operations, Map<String, String> given) throws SQLException {
    work.run(operations, given);
  }

  private static Optional<OperatorCommand> find(String name) {
    return Arrays.stream(values())
        .filter(command -> command.commandName().equals(name))
        .findFirst();
  }
}
