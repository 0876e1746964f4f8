package io.qualitender.api.contract.bundle;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One file, as lines and as nodes with their lines: the text is copied as its author wrote it,
 * comments included, and a fault has its line.
 */
final class Fragment {

  private final String file;
  private final List<String> lines;
  private final Node root;

  private Fragment(String file, List<String> lines, Node root) {
    this.file = file;
    this.lines = lines;
    this.root = root;
  }

  static Fragment of(String file, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Yaml yaml = new Yaml(new SafeConstructor(options));
    try {
      // Composing alone accepts a duplicate key.
      yaml.load(text);
      return new Fragment(file, text.lines().toList(), yaml.compose(new StringReader(text)));
    } catch (YAMLException e) {
      throw new InvalidFragmentsException(List.of(file + ": " + e.getMessage()));
    }
  }

  String file() {
    return file;
  }

  /** The file's name without its ending. */
  String name() {
    return file.replace(".yaml", "");
  }

  List<Entry> entries() {
    return entries(root, lines.size());
  }

  /** The members of a member; none where there is no such member. */
  List<Entry> entriesOf(String name) {
    return entry(name).map(Entry::entries).orElse(List.of());
  }

  Optional<Entry> entry(String name) {
    return entries().stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  List<String> lines(int from, int to) {
    return lines.subList(from, to);
  }

  String place(Node node) {
    return file + ":" + (node.getStartMark().getLine() + 1);
  }

  /**
   * @param end the line after the last of the mapping
   */
  List<Entry> entries(Node mapping, int end) {
    List<Entry> entries = new ArrayList<>();
    if (!(mapping instanceof MappingNode members)) {
      return entries;
    }
    int to = end;
    List<NodeTuple> tuples = members.getValue();
    for (int i = tuples.size() - 1; i >= 0; i--) {
      ScalarNode key = (ScalarNode) tuples.get(i).getKeyNode();
      int from = withComments(key);
      entries.add(0, new Entry(this, key, tuples.get(i).getValueNode(), from, to));
      to = from;
    }
    return entries;
  }

  /** The first of the comment lines right above a key, in its own column. */
  private int withComments(Node key) {
    String comment = " ".repeat(key.getStartMark().getColumn()) + "#";
    int line = key.getStartMark().getLine();
    while (line > 0 && lines.get(line - 1).startsWith(comment)) {
      line--;
    }
    return line;
  }

  /**
   * A member of a mapping.
   *
   * @param from the first of its lines, the comments above it included
   * @param to the line after its last
   */
  record Entry(Fragment fragment, ScalarNode key, Node value, int from, int to) {

    String name() {
      return key.getValue();
    }

    String place() {
      return fragment.place(key);
    }

    int column() {
      return key.getStartMark().getColumn();
    }

    List<String> lines() {
      return fragment.lines(from, to);
    }

    List<Entry> entries() {
      return fragment.entries(value, to);
    }

    Optional<Entry> entry(String name) {
      return entries().stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** The texts of a list of texts, or the one text. */
    List<String> texts() {
      if (value instanceof SequenceNode items) {
        return items.getValue().stream().flatMap(Entry::text).toList();
      }
      return text(value).toList();
    }

    private static Stream<String> text(Node node) {
      return node instanceof ScalarNode scalar ? Stream.of(scalar.getValue()) : Stream.empty();
    }

    /** Its lines down to its key, above its members. */
    List<String> head() {
      return fragment.lines(from, key.getStartMark().getLine() + 1);
    }
  }
}
