package io.qualitender.api.market.invitation;

import io.qualitender.kernel.problem.Warning;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.text.WireName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Warnings about the invited bodies of a tender: one of each kind, naming the bodies. */
public final class InvitationWarnings {

  private static final String UNDELIVERED = "invitation_undelivered";
  private static final String POINTER = "/invitations";

  /** Names in one message; the list of invitations has them all. */
  private static final int MAX_NAMES = 10;

  private InvitationWarnings() {}

  /** By tender; a tender without warnings is absent. */
  public static Map<UUID, List<Warning>> of(Collection<InvitationNotice> notices) {
    Map<UUID, Map<String, List<String>>> names = new HashMap<>();
    for (InvitationNotice each : notices) {
      Map<String, List<String>> ofTender =
          names.computeIfAbsent(each.tenderId(), any -> new TreeMap<>());
      if (!each.reachable()) {
        ofTender.computeIfAbsent(UNDELIVERED, any -> new ArrayList<>()).add(each.bodyName());
      }
      if (each.caution() != null) {
        ofTender
            .computeIfAbsent(WireName.of(each.caution()), any -> new ArrayList<>())
            .add(each.bodyName());
      }
    }
    Map<UUID, List<Warning>> warnings = new HashMap<>();
    names.forEach(
        (tender, kinds) -> {
          List<Warning> found = new ArrayList<>();
          kinds.forEach(
              (code, bodies) -> found.add(Warning.at(POINTER, code, detail(code, bodies))));
          warnings.put(tender, found);
        });
    return warnings;
  }

  private static Text detail(String code, List<String> bodies) {
    int count = bodies.size();
    List<String> names = bodies.subList(0, Math.min(count, MAX_NAMES));
    int more = count - names.size();
    Object who = more == 0 ? names : Text.of("invitation.names_and_more", names, more);
    switch (code) {
      case UNDELIVERED:
        return Text.of("invitation.undelivered", count, who);
      case "categories_unconfirmed":
        return Text.of("invitation.categories_unconfirmed", count, who);
      default:
        return Text.of("invitation.accreditation_unconfirmed", count, who);
    }
  }
}
