package io.qualitender.api.publication;

import com.fasterxml.jackson.annotation.JacksonInject;
import io.qualitender.api.referential.ReferenceFiles;
import io.qualitender.api.referential.Versions;
import java.time.LocalDate;
import java.util.List;

/**
 * The rules of the game, as dated data: how far ahead a deadline stands, how long a quote holds,
 * how long a body has to answer an award.
 *
 * @param version which dated file this is: what a publication freezes
 * @param source where the figures come from
 * @param defaultMinQuotes quotes wished for, unless the organization says otherwise
 */
public record TenderTerms(
    @JacksonInject("version") String version,
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

  /** The rules that came with the program. */
  public static Versions<TenderTerms> versions() {
    return ReferenceFiles.versions(
        "tender rules", ReferenceFiles.Index::tenderRules, TenderTerms.class);
  }

  /** The last rules, of those that came with the program. */
  public static TenderTerms load() {
    return versions().newestFirst().get(0).content();
  }
}
