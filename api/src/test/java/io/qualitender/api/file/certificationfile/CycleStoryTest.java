package io.qualitender.api.file.certificationfile;

import static io.qualitender.api.file.certificationfile.CycleAct.APPLY;
import static io.qualitender.api.file.certificationfile.CycleAct.CERTIFY;
import static io.qualitender.api.file.certificationfile.CycleAct.CHOOSE_BODY;
import static io.qualitender.api.file.certificationfile.CyclePhase.APPLICATION;
import static io.qualitender.api.file.certificationfile.CyclePhase.BODY_CHOICE;
import static io.qualitender.api.file.certificationfile.CyclePhase.CERTIFIED;
import static io.qualitender.api.file.certificationfile.CyclePhase.SELF_ASSESSMENT;
import static io.qualitender.api.file.certificationfile.CyclePhase.TRANSITIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qualitender.api.certification.certificate.ContractStory;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.api.support.TestDatabase;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.time.Paris;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.ConnectionPools;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The phases of a cycle (docs/domain.md, 7), and the next cycle that begins while the certificate
 * is valid.
 */
class CycleStoryTest {

  private static TestDatabase database;
  private static ConnectionPools pools;

  private final ContractStory story =
      new ContractStory(database, pools, Instant.parse("2027-03-01T08:00:00Z"));
  private final Actor body = story.body("Certif Exemple (fictif)");

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
    pools = database.pools();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void certificateNeedsAContract() {
    assertThat(TRANSITIONS.start()).isEqualTo(SELF_ASSESSMENT);
    assertThat(TRANSITIONS.next(CHOOSE_BODY, SELF_ASSESSMENT)).isEqualTo(BODY_CHOICE);
    assertThat(TRANSITIONS.next(APPLY, BODY_CHOICE)).isEqualTo(APPLICATION);
    assertThat(TRANSITIONS.next(CERTIFY, APPLICATION)).isEqualTo(CERTIFIED);
    assertThat(TRANSITIONS.target(CERTIFY, SELF_ASSESSMENT)).isEmpty();
    assertThat(TRANSITIONS.target(CERTIFY, BODY_CHOICE)).isEmpty();
    assertThat(TRANSITIONS.target(APPLY, SELF_ASSESSMENT)).isEmpty();
  }

  @Test
  void tablesAllowTheSamePhasesAndStates() {
    assertThat(allowed("app.certification_cycle", "phase")).containsAll(words(CyclePhase.values()));
    assertThat(allowed("app.certification_cycle", "phase")).hasSize(CyclePhase.values().length);
    assertThat(allowed("app.certification_cycle", "kind"))
        .containsExactlyInAnyOrderElementsOf(words(CycleKind.values()));
  }

  @Test
  void openingTheFileAgainChangesNothing() {
    story.tenants().execute(story.organization, CertificationService::open);
    assertThat(cycles()).containsExactly("1 initial self_assessment");
  }

  @Test
  void secondTenderKeepsTheBodyChoiceAndAContractPreventsIt() {
    CertificationService.CurrentCycle first = choose(BodySelection.INITIAL);
    assertThat(choose(BodySelection.INITIAL)).isEqualTo(first);
    story.sign(body, TenderKind.INITIAL, LocalDate.of(2027, 1, 5));
    assertThat(refusal(BodySelection.INITIAL)).isEqualTo("body_chosen_already");
    assertThat(refusal(BodySelection.TRANSFER)).isEqualTo("no_certificate_to_transfer");
    assertThatThrownBy(
            () ->
                story
                    .tenants()
                    .execute(
                        story.organization,
                        tx -> story.certification.apply(tx, first.cycleId(), body.tenantId())))
        .isInstanceOfSatisfying(
            Problem.class,
            refused -> assertThat(refused.members()).containsEntry("current_state", "application"));
  }

  @Test
  void renewalBeginsWhileTheCertificateIsValid() {
    story.sign(body, TenderKind.INITIAL, LocalDate.of(2027, 1, 5));
    story.certify(body, LocalDate.of(2027, 3, 1), LocalDate.of(2027, 3, 1));
    assertThat(refusal(BodySelection.INITIAL)).isEqualTo("certificate_alive");
    assertThat(choose(BodySelection.TRANSFER).certifiedUntilOn()).isEqualTo("2030-02-28");
    assertThat(cycles()).containsExactly("1 initial certified");

    CertificationService.CurrentCycle renewal = choose(BodySelection.RENEWAL);

    assertThat(renewal.certifiedUntilOn()).isEqualTo("2030-02-28");
    assertThat(cycles()).containsExactly("1 initial renewal", "2 renewal body_choice");
    assertThat(choose(BodySelection.RENEWAL)).as("a retry").isEqualTo(renewal);
  }

  /** Fails if the newest cycle's phase decides: the old certificate is still valid. */
  @Test
  void certificateCanBeTransferredDuringItsRenewal() {
    story.sign(body, TenderKind.INITIAL, LocalDate.of(2027, 1, 5));
    story.certify(body, LocalDate.of(2027, 3, 1), LocalDate.of(2027, 3, 1));
    CertificationService.CurrentCycle current = choose(BodySelection.TRANSFER);
    story.clockAt(Instant.parse("2029-12-01T08:00:00Z"));
    story.sign(body, TenderKind.RENEWAL, LocalDate.of(2029, 12, 1));
    assertThat(cycles()).containsExactly("1 initial renewal", "2 renewal application");

    assertThat(choose(BodySelection.TRANSFER)).isEqualTo(current);
    assertThat(refusal(BodySelection.INITIAL)).isEqualTo("certificate_alive");
    assertThat(refusal(BodySelection.RENEWAL)).isEqualTo("body_chosen_already");
  }

  /** Fails if a renewal without a body continues as one after the certificate has ended. */
  @Test
  void renewalAfterTheEndIsAnInitialCertification() {
    story.sign(body, TenderKind.INITIAL, LocalDate.of(2027, 1, 5));
    story.certify(body, LocalDate.of(2027, 3, 1), LocalDate.of(2027, 3, 1));
    story.clockAt(Instant.parse("2029-12-01T08:00:00Z"));
    CertificationService.CurrentCycle renewal = choose(BodySelection.RENEWAL);
    assertThat(refusal(BodySelection.INITIAL)).isEqualTo("certificate_alive");

    story.clockAt(Instant.parse("2030-03-01T08:00:00Z"));

    assertThat(refusal(BodySelection.RENEWAL)).isEqualTo("certificate_ended");
    CertificationService.CurrentCycle late = choose(BodySelection.INITIAL);
    assertThat(late.cycleId()).isEqualTo(renewal.cycleId());
    assertThat(late.certifiedUntilOn()).isNull();
    assertThat(cycles()).containsExactly("1 initial closed", "2 renewal body_choice");
  }

  /** Fails if the file stays certified: from the day after the last day it is closed. */
  @Test
  void cycleIsClosedByTheDateAlone() {
    story.sign(body, TenderKind.INITIAL, LocalDate.of(2027, 1, 5));
    story.certify(body, LocalDate.of(2027, 3, 1), LocalDate.of(2027, 3, 1));
    story.clockAt(Instant.parse("2030-02-28T22:59:00Z"));
    assertThat(phase()).isEqualTo(CERTIFIED);
    assertThat(refusal(BodySelection.INITIAL)).isEqualTo("certificate_alive");

    story.clockAt(Instant.parse("2030-02-28T23:00:00Z"));

    assertThat(phase()).isEqualTo(CyclePhase.CLOSED);
    assertThat(cycles()).as("no job").containsExactly("1 initial certified");
    assertThat(refusal(BodySelection.TRANSFER)).isEqualTo("no_certificate_to_transfer");
    assertThat(refusal(BodySelection.RENEWAL)).isEqualTo("certificate_ended");
    assertThat(choose(BodySelection.INITIAL).certifiedUntilOn()).isNull();
    assertThat(cycles()).containsExactly("1 initial closed", "2 initial body_choice");
  }

  private CyclePhase phase() {
    return story
        .tenants()
        .run(
            story.organization,
            tx -> story.certification.file(tx).cycles().get(0).phaseOn(Paris.dayOf(tx.now())));
  }

  private CertificationService.CurrentCycle choose(BodySelection choice) {
    return story
        .tenants()
        .run(story.organization, tx -> story.certification.chooseBody(tx, choice));
  }

  private String refusal(BodySelection choice) {
    try {
      choose(choice);
      return "none";
    } catch (Problem refused) {
      return refused.code().code();
    }
  }

  private List<String> cycles() {
    return story.ask(
        "select number || ' ' || kind || ' ' || phase from app.certification_cycle where tenant_id = ? order by number",
        story.organization.tenantId());
  }

  /** The words of a column's CHECK constraint. */
  private List<String> allowed(String table, String column) {
    return story.ask(
        "select (regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+)''', 'g'))[1] from pg_constraint"
            + " where conrelid = cast(? as regclass) and contype = 'c'"
            + " and pg_get_constraintdef(oid) like '%(' || ? || ' =%'",
        table, column);
  }

  private static List<String> words(Enum<?>[] constants) {
    return Stream.of(constants).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
  }
}
