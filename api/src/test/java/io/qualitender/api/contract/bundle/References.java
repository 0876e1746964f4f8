package io.qualitender.api.contract.bundle;

import io.qualitender.api.contract.bundle.Fragment.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Checks names and references of the fragments: no duplicates, none missing, none unused. */
final class References {

  private record Use(String reference, String by, String place) {}

  private final Map<String, Entry> components = new LinkedHashMap<>();
  private final Map<String, Entry> paths = new LinkedHashMap<>();
  private final List<Use> uses = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private References() {}

  static List<String> faults(List<Fragment> fragments) {
    References references = new References();
    fragments.forEach(references::read);
    references.missing();
    references.unused();
    return references.faults;
  }

  private void read(Fragment fragment) {
    for (Entry entry : fragment.entries()) {
      switch (entry.name()) {
        case "paths" -> entry.entries().forEach(path -> add(paths, path.name(), path));
        case "components" -> entry.entries().forEach(this::components);
        default -> {}
      }
      if (!entry.name().equals("components")) {
        uses(fragment, entry.value(), entry.name());
      }
    }
  }

  private void components(Entry kind) {
    for (Entry component : kind.entries()) {
      String reference = "#/components/" + kind.name() + "/" + component.name();
      add(components, reference, component);
      // An example's value is data: a $ref in it would be the caller's.
      if (!kind.name().equals("examples")) {
        uses(component.fragment(), component.value(), reference);
      }
    }
  }

  private void add(Map<String, Entry> known, String name, Entry entry) {
    Entry other = known.putIfAbsent(name, entry);
    if (other != null) {
      faults.add(other.place() + " and " + entry.place() + " both have " + name);
    }
  }

  private void uses(Fragment fragment, Node node, String by) {
    if (node instanceof SequenceNode items) {
      items.getValue().forEach(item -> uses(fragment, item, by));
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple member : mapping.getValue()) {
        String name = ((ScalarNode) member.getKeyNode()).getValue();
        if (name.equals("$ref") && member.getValueNode() instanceof ScalarNode reference) {
          uses.add(new Use(reference.getValue(), by, fragment.place(reference)));
        } else if (name.equals("security") && member.getValueNode() instanceof SequenceNode ways) {
          ways.getValue().forEach(way -> schemes(fragment, way, by));
        } else {
          uses(fragment, member.getValueNode(), by);
        }
      }
    }
  }

  /** A security requirement names its scheme without {@code $ref}. */
  private void schemes(Fragment fragment, Node way, String by) {
    for (NodeTuple scheme : ((MappingNode) way).getValue()) {
      ScalarNode name = (ScalarNode) scheme.getKeyNode();
      String reference = "#/components/securitySchemes/" + name.getValue();
      uses.add(new Use(reference, by, fragment.place(name)));
    }
  }

  private void missing() {
    for (Use use : uses) {
      if (!components.containsKey(use.reference())) {
        faults.add(use.place() + ": no fragment has " + use.reference());
      }
    }
  }

  private void unused() {
    components.forEach(
        (reference, component) -> {
          if (uses.stream().noneMatch(use -> isByAnother(use, reference))) {
            faults.add(component.place() + ": nothing uses " + reference);
          }
        });
  }

  private static boolean isByAnother(Use use, String reference) {
    return use.reference().equals(reference) && !use.by().equals(reference);
  }
}
