package io.qualitender.api.publication;

import io.qualitender.api.referential.ReferenceFiles;
import java.time.LocalDate;
import java.util.List;

/**
 * The rules of the game, as dated data: how far ahead a deadline stands, how long a quote holds,
 * how long a body has to answer an award.
 *
 * @param source where the figures come from
 * @param defaultMinQuotes quotes wished for, unless the organization says otherwise
 */
public record TenderTerms(
    LocalDate effectiveFrom,
    String source,
    Deadline deadline,
    Quote quote,
    Award award,
    int defaultMinQuotes,
    List<Criterion> defaultCriteria,
    AbnormallyLow abnormallyLow) {

  /** Whole days between now and a deadline. */
  public record Deadline(int minDaysAhead, int defaultDaysAhead, int maxDaysAhead) {}

  /** Days from the deadline's day to the last day a quote must hold. */
  public record Quote(int minValidityDaysAfterDeadline) {}

  /** Working days a body has to answer an award. */
  public record Award(int workingDaysToAnswer) {}

  /** Percent under which a cycle cost is flagged. */
  public record AbnormallyLow(int percentUnderMeanOfOthers, int percentUnderNext) {}

  public static TenderTerms load() {
    return ReferenceFiles.read("tender-rules-2026-11-24.json", TenderTerms.class);
  }
}
