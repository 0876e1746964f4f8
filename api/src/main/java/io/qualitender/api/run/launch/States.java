package io.qualitender.api.run.launch;

import io.qualitender.admin.apikey.ApiKeyState;
import io.qualitender.api.certification.certificate.CertificateState;
import io.qualitender.api.certification.reminder.ReminderState;
import io.qualitender.api.file.certificationfile.CyclePhase;
import io.qualitender.api.market.award.AwardState;
import io.qualitender.api.market.invitation.InvitationState;
import io.qualitender.api.market.quote.QuoteState;
import io.qualitender.api.market.tender.TenderState;
import io.qualitender.kernel.state.Transitions;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every state machine of the server as a page of Mermaid diagrams: {@code docs/states.md}. */
final class States {

  private static final String OPENING =
      """
      # State machines

      Written by `./mvnw -q compile exec:java -Dexec.args=states` from the tables the program runs on; a test keeps
      this page equal to them. Arrows carry the act: the URL's verb, the history's word and the event's name.
      """;

  private States() {}

  static Map<String, Transitions<?, ?>> machines() {
    Map<String, Transitions<?, ?>> machines = new LinkedHashMap<>();
    machines.put("Tender (mise en concurrence)", TenderState.TRANSITIONS);
    machines.put("Invitation", InvitationState.TRANSITIONS);
    machines.put("Quote (devis)", QuoteState.TRANSITIONS);
    machines.put("Award (attribution)", AwardState.TRANSITIONS);
    machines.put("Certification cycle (cycle de certification)", CyclePhase.TRANSITIONS);
    machines.put("Certificate (certificat)", CertificateState.TRANSITIONS);
    machines.put("Reminder (rappel)", ReminderState.TRANSITIONS);
    machines.put("API key (clé d'API)", ApiKeyState.TRANSITIONS);
    return machines;
  }

  static String page() {
    StringBuilder page = new StringBuilder(OPENING);
    machines()
        .forEach(
            (name, transitions) ->
                page.append("\n## ")
                    .append(name)
                    .append("\n\n```mermaid\n")
                    .append(transitions.mermaid())
                    .append("```\n"));
    return page.toString();
  }
}
