package io.qualitender.api.market.publication;

import com.fasterxml.jackson.annotation.JacksonInject;
import io.qualitender.api.reference.referential.DatedFile;
import io.qualitender.api.reference.referential.ReferenceFiles;
import io.qualitender.api.reference.referential.Versions;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The rules of tenders, as dated data: how far ahead a deadline is, how long a quote is valid, how
 * long a body has to answer an award.
 *
 * @param version the id of the dated file, frozen in publications
 * @param source where the figures come from
 * @param ranking how quotes are ranked
 * @param warnings limits beyond which a figure is probably a mistake; null in the first rules
 * @param defaultMinQuotes expected number of quotes unless the organization gives one
 */
public record TenderRuleSet(
    @JacksonInject("version") String version,
    LocalDate effectiveFrom,
    String source,
    Deadline deadline,
    Quote quote,
    Award award,
    int defaultMinQuotes,
    List<Criterion> defaultCriteria,
    AbnormallyLow abnormallyLow,
    Ranking ranking,
    Warnings warnings) {

  public TenderRuleSet {
    ranking = ranking == null ? Ranking.FIRST_RULES : ranking;
  }

  /** Whole days between now and a deadline. */
  public record Deadline(int minDaysAhead, int defaultDaysAhead, int maxDaysAhead) {}

  /** Days from the deadline's day to the last day a quote must hold. */
  public record Quote(int minValidityDaysAfterDeadline) {}

  /** Working days a body has to answer an award. */
  public record Award(int workingDaysToAnswer) {}

  /** Percent below which a cycle cost is flagged. */
  public record AbnormallyLow(int percentUnderMeanOfOthers, int percentUnderNext) {}

  /**
   * How quotes are ranked.
   *
   * @param setApart doubts that leave a quote unranked until the organization counts it
   * @param equalQuotesShareRank whether quotes equal in points and cost share a rank; else the one
   *     received first comes first
   */
  public record Ranking(Set<Doubt> setApart, boolean equalQuotesShareRank) {

    /** The rules of 24 November 2026 have no ranking: all quotes are ranked, the earlier first. */
    static final Ranking FIRST_RULES = new Ranking(Set.of(), false);

    public Ranking {
      setApart = Set.copyOf(setApart);
    }
  }

  /**
   * @param auditPricePercentOfGuide an audit priced below this percentage of the lowest published
   *     price gives a warning
   */
  public record Warnings(int auditPricePercentOfGuide) {}

  /** Why a quote may not be a serious offer. */
  public enum Doubt {
    /** Its cost is far below the others'. */
    ABNORMALLY_LOW,
    /** An audit is shorter than an unconfirmed statutory figure. */
    BELOW_INDICATIVE
  }

  /** The rules shipped with the application. */
  public static Versions<TenderRuleSet> versions() {
    return ReferenceFiles.versions(DatedFile.Data.TENDER_RULES, TenderRuleSet.class);
  }

  /** The newest of the rules shipped with the application. */
  public static TenderRuleSet load() {
    return versions().newestFirst().get(0).content();
  }
}
