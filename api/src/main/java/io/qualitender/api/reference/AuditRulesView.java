package io.qualitender.api.reference;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.qualitender.api.auditduration.AuditRules;
import io.qualitender.api.auditduration.AuditRules.Cells;
import io.qualitender.api.auditduration.AuditRules.Count;
import io.qualitender.api.auditduration.AuditRules.Fact;
import io.qualitender.api.auditduration.AuditRules.Length;
import io.qualitender.api.auditduration.AuditRules.LightenedCells;
import io.qualitender.api.auditduration.AuditRules.MonthsWindow;
import io.qualitender.api.auditduration.HalfDays;
import io.qualitender.api.auditduration.SiteSampling.Formula;
import io.qualitender.api.referential.ActionCategory;
import io.qualitender.api.referential.AuditKind;
import io.qualitender.api.referential.Confidence;
import io.qualitender.api.referential.TurnoverBand;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The dated rules of audits and certificates, each figure with its confidence. */
record AuditRulesView(
    String object,
    LocalDate effectiveFrom,
    String legalBasis,
    String note,
    String turnoverBasis,
    List<BandView> turnoverBands,
    List<DurationView> durations,
    List<LightenedView> lightenedInitialDurations,
    String lightenedInitialCondition,
    String renewalNote,
    String extensionNote,
    Length perSampledSiteDays,
    Length newEntrantExtraAtSurveillanceDays,
    String halfDaySteps,
    String siteSamplingNote,
    List<SamplingView> siteSampling,
    WindowsView windows,
    NonConformitiesView nonConformities,
    List<String> publicFunders,
    LocalDate compulsorySince) {

  /**
   * @param to where the next band begins; null for the last
   */
  record BandView(TurnoverBand code, MoneyView from, MoneyView to) {}

  record AdditionView(ActionCategory actionCategory, HalfDays days, Confidence confidence) {}

  record DurationView(
      AuditKind kind,
      TurnoverBand turnoverBand,
      HalfDays baseDays,
      Confidence baseConfidence,
      List<AdditionView> additions) {}

  record LightenedView(
      List<TurnoverBand> turnoverBands,
      HalfDays baseDays,
      Confidence baseConfidence,
      List<AdditionView> additions) {}

  record SamplingView(
      AuditKind kind,
      String formula,
      String rounding,
      Confidence confidence,
      @JsonProperty("minimum_when_n_positive") Integer minimumWhenNPositive,
      Confidence minimumConfidence) {}

  record WindowsView(
      MonthsWindow surveillanceMonthsAfterCertification,
      Count certificateValidityYears,
      String renewalDecision,
      Count auditDateProposedWithinDaysOfContract,
      Count newApplicationAfterRefusalOrWithdrawalMonths,
      Count transferFileFromOldBodyDays,
      Count transferDecisionByNewBodyDays) {}

  record NonConformitiesView(
      Count minorsThatMakeOneMajor,
      Count majorCorrectionMonths,
      Count majorVerificationExtraMonths,
      Count minorCorrectionMonths,
      String minorNotLiftedAtNextAudit,
      Fact noCertificateWhileMajorOpen,
      String certificateNotDisplayed) {}

  static AuditRulesView of(AuditRules rules) {
    AuditRules.DurationDays table = rules.durationDays();
    AuditRules.Lightened lightened = table.initialLightened();
    return new AuditRulesView(
        "audit_rules",
        rules.effectiveFrom(),
        rules.legalBasis(),
        rules.note(),
        rules.turnoverBasis(),
        rules.turnoverBands().stream()
            .map(
                band ->
                    new BandView(
                        band.code(),
                        MoneyView.ofEuros(band.minEuroInclusive()),
                        MoneyView.ofEuros(band.maxEuroExclusive())))
            .toList(),
        Arrays.stream(AuditKind.values())
            .flatMap(
                kind ->
                    Arrays.stream(TurnoverBand.values())
                        .map(band -> duration(kind, band, table.cells(kind, band))))
            .toList(),
        List.of(
            lightened(
                List.of(TurnoverBand.UNDER_150K, TurnoverBand.FROM_150K_TO_750K),
                lightened.under750k()),
            lightened(List.of(TurnoverBand.FROM_750K), lightened.from750k())),
        lightened.condition(),
        table.renewal(),
        table.extension(),
        rules.perSampledSiteDays(),
        rules.newEntrantExtraAtSurveillanceDays(),
        rules.halfDaySteps(),
        rules.siteSampling().n(),
        List.of(
            sampling(AuditKind.INITIAL, rules.siteSampling().initial()),
            sampling(AuditKind.SURVEILLANCE, rules.siteSampling().surveillance()),
            sampling(AuditKind.RENEWAL, rules.siteSampling().renewal())),
        windows(rules.windows()),
        nonConformities(rules.nonConformities()),
        rules.publicFunders(),
        rules.compulsorySince());
  }

  private static DurationView duration(AuditKind kind, TurnoverBand band, Cells cells) {
    return new DurationView(
        kind,
        band,
        cells.base(),
        cells.baseAfOnlyConfidence(),
        additions(cells.add(), cells.addConfidence()::get));
  }

  private static LightenedView lightened(List<TurnoverBand> bands, LightenedCells cells) {
    return new LightenedView(
        bands,
        cells.base(),
        cells.confidence(),
        additions(cells.add(), category -> cells.confidence()));
  }

  private static List<AdditionView> additions(
      Map<ActionCategory, HalfDays> add, Function<ActionCategory, Confidence> confidence) {
    return Arrays.stream(ActionCategory.values())
        .map(category -> new AdditionView(category, add.get(category), confidence.apply(category)))
        .toList();
  }

  private static SamplingView sampling(AuditKind kind, Formula formula) {
    return new SamplingView(
        kind,
        formula.formula(),
        formula.rounding(),
        formula.confidence(),
        formula.minimumWhenNPositive(),
        formula.minimumConfidence());
  }

  private static WindowsView windows(AuditRules.Windows windows) {
    return new WindowsView(
        windows.surveillanceMonthsAfterCertification(),
        windows.certificateValidityYears(),
        windows.renewalDecision(),
        windows.auditDateProposedWithinDaysOfContract(),
        windows.newApplicationAfterRefusalOrWithdrawalMonths(),
        windows.transferFileFromOldBodyDays(),
        windows.transferDecisionByNewBodyDays());
  }

  private static NonConformitiesView nonConformities(AuditRules.NonConformities rules) {
    return new NonConformitiesView(
        rules.minorsThatMakeOneMajor(),
        rules.majorCorrectionMonths(),
        rules.majorVerificationExtraMonths(),
        rules.minorCorrectionMonths(),
        rules.minorNotLiftedAtNextAudit(),
        rules.noCertificateWhileMajorOpen(),
        rules.certificateNotDisplayed());
  }
}
