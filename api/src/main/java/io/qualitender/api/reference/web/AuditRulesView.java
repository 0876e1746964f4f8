package io.qualitender.api.reference.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.qualitender.api.reference.auditduration.AuditRules;
import io.qualitender.api.reference.auditduration.AuditRules.BodySuspended;
import io.qualitender.api.reference.auditduration.AuditRules.Cells;
import io.qualitender.api.reference.auditduration.AuditRules.Count;
import io.qualitender.api.reference.auditduration.AuditRules.Fact;
import io.qualitender.api.reference.auditduration.AuditRules.Length;
import io.qualitender.api.reference.auditduration.AuditRules.LightenedCells;
import io.qualitender.api.reference.auditduration.AuditRules.MonthsWindow;
import io.qualitender.api.reference.auditduration.HalfDays;
import io.qualitender.api.reference.auditduration.SiteSampling.Formula;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.AuditKind;
import io.qualitender.api.reference.referential.BilingualText;
import io.qualitender.api.reference.referential.Confidence;
import io.qualitender.api.reference.referential.TurnoverBand;
import io.qualitender.kernel.text.Language;
import io.qualitender.kernel.text.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The dated rules of audits and certificates, each figure with its confidence. */
record AuditRulesView(
    String object,
    String rulesVersion,
    LocalDate effectiveFromOn,
    LocalDate lastCheckedOn,
    String legalBasis,
    String note,
    List<String> knownGaps,
    String turnoverBasis,
    List<BandView> turnoverBands,
    List<DurationView> durations,
    List<LightenedView> lightenedInitialDurations,
    String lightenedInitialCondition,
    Text renewalNote,
    String extensionNote,
    Length perSampledSiteDays,
    Length newEntrantExtraAtSurveillanceDays,
    String halfDaySteps,
    String siteSamplingNote,
    List<SamplingView> siteSampling,
    WindowsView windows,
    NonConformitiesView nonConformities,
    BodySuspended bodySuspended,
    BodyWithdrawnView bodyWithdrawn,
    List<AnnouncedView> announced,
    List<String> publicFunders,
    LocalDate compulsorySinceOn) {

  /**
   * @param to lower limit of the next band; null for the last
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
      Text formula,
      String rounding,
      Confidence confidence,
      @JsonProperty("minimum_when_n_positive") Integer minimumWhenNPositive,
      Confidence minimumConfidence,
      boolean mustIncludeSiteNotAuditedBefore,
      String note) {}

  record WindowsView(
      MonthsWindow surveillanceMonthsAfterCertification,
      Count certificateValidityYears,
      String renewalDecision,
      Count auditDateProposedWithinDaysOfContract,
      Count newApplicationAfterRefusalOrWithdrawalMonths,
      Count transferFileFromOldBodyDays,
      Count transferDecisionByNewBodyDays,
      Count transferAfterBodyWithdrawalMonths,
      Count bodySuspensionMonths) {}

  record NonConformitiesView(
      Count minorsThatMakeOneMajor,
      Count majorCorrectionMonths,
      Count majorVerificationExtraMonths,
      Count minorCorrectionMonths,
      String minorNotLiftedAtNextAudit,
      Fact noCertificateWhileMajorOpen,
      String certificateNotDisplayed) {}

  record BodyWithdrawnView(int certificatesStayValidMonths, String then, Confidence confidence) {}

  record AnnouncedView(
      String text, AuditRules.Announced.State state, String announcedIn, String note) {}

  static AuditRulesView of(AuditRules rules, Language language) {
    AuditRules.DurationDays table = rules.durationDays();
    AuditRules.Lightened lightened = table.initialLightened();
    return new AuditRulesView(
        "audit_rules",
        rules.version(),
        rules.effectiveFrom(),
        rules.lastCheckedOn(),
        rules.legalBasis(),
        rules.note().in(language),
        BilingualText.in(language, rules.knownGaps()),
        rules.turnoverBasis().in(language),
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
        lightened.condition().in(language),
        Text.of("web.as_initial"),
        table.extension().in(language),
        rules.perSampledSiteDays(),
        rules.newEntrantExtraAtSurveillanceDays(),
        rules.halfDaySteps().in(language),
        rules.siteSampling().n().in(language),
        List.of(
            sampling(AuditKind.INITIAL, rules.siteSampling().initial(), language),
            sampling(AuditKind.SURVEILLANCE, rules.siteSampling().surveillance(), language),
            sampling(AuditKind.RENEWAL, rules.siteSampling().renewal(), language)),
        windows(rules.windows(), language),
        nonConformities(rules.nonConformities(), language),
        rules.bodySuspended(),
        rules.bodyWithdrawn() == null ? null : bodyWithdrawn(rules.bodyWithdrawn(), language),
        rules.announced().stream().map(each -> announced(each, language)).toList(),
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

  private static SamplingView sampling(AuditKind kind, Formula formula, Language language) {
    return new SamplingView(
        kind,
        formulaText(formula.factor()),
        BilingualText.in(language, formula.rounding()),
        formula.confidence(),
        formula.minimumWhenNPositive(),
        formula.minimumConfidence(),
        formula.mustIncludeSiteNotAuditedBefore(),
        BilingualText.in(language, formula.note()));
  }

  private static Text formulaText(BigDecimal factor) {
    return factor.compareTo(BigDecimal.ONE) == 0
        ? Text.of("web.root")
        : Text.of("web.share_of_root", factor);
  }

  private static WindowsView windows(AuditRules.Windows windows, Language language) {
    return new WindowsView(
        windows.surveillanceMonthsAfterCertification(),
        windows.certificateValidityYears(),
        windows.renewalDecision().in(language),
        windows.auditDateProposedWithinDaysOfContract(),
        windows.newApplicationAfterRefusalOrWithdrawalMonths(),
        windows.transferFileFromOldBodyDays(),
        windows.transferDecisionByNewBodyDays(),
        windows.transferAfterBodyWithdrawalMonths(),
        windows.bodySuspensionMonths());
  }

  private static NonConformitiesView nonConformities(
      AuditRules.NonConformities rules, Language language) {
    return new NonConformitiesView(
        rules.minorsThatMakeOneMajor(),
        rules.majorCorrectionMonths(),
        rules.majorVerificationExtraMonths(),
        rules.minorCorrectionMonths(),
        rules.minorNotLiftedAtNextAudit().in(language),
        rules.noCertificateWhileMajorOpen(),
        rules.certificateNotDisplayed().in(language));
  }

  private static BodyWithdrawnView bodyWithdrawn(AuditRules.BodyWithdrawn rule, Language language) {
    return new BodyWithdrawnView(
        rule.certificatesStayValidMonths(), rule.then().in(language), rule.confidence());
  }

  private static AnnouncedView announced(AuditRules.Announced rule, Language language) {
    return new AnnouncedView(
        rule.what().in(language),
        rule.state(),
        rule.announcedOn().toString(),
        rule.note().in(language));
  }
}
