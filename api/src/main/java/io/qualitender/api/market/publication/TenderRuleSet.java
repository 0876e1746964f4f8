package io.qualitender.api.market.publication;

import com.fasterxml.jackson.annotation.JacksonInject;
import io.qualitender.api.reference.referential.ReferenceFiles;
import io.qualitender.api.reference.referential.Versions;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The rules of the game, as dated data: how far ahead a deadline stands, how long a quote holds,
 * how long a body has to answer an award.
 *
 * @param version which dated file this is: what a publication freezes
 * @param source where the figures come from
 * @param ranking how the table is made
 * @param warnings from when a figure is likely a mistake; null in the first rules
 * @param defaultMinQuotes quotes wished for, unless the organization says otherwise
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
    ranking = ranking == null ? Ranking.OF_THE_FIRST_RULES : ranking;
  }

  /** Whole days between now and a deadline. */
  public record Deadline(int minDaysAhead, int defaultDaysAhead, int maxDaysAhead) {}

  /** Days from the deadline's day to the last day a quote must hold. */
  public record Quote(int minValidityDaysAfterDeadline) {}

  /** Working days a body has to answer an award. */
  public record Award(int workingDaysToAnswer) {}

  /** Percent under which a cycle cost is flagged. */
  public record AbnormallyLow(int percentUnderMeanOfOthers, int percentUnderNext) {}

  /**
   * How the table is made.
   *
   * @param setApart which doubts keep a quote out of the ranks until the organization counts it
   * @param equalQuotesShareRank whether quotes equal in points and cost have one rank; else the one
   *     received first is before the other
   */
  public record Ranking(Set<Doubt> setApart, boolean equalQuotesShareRank) {

    /** The rules of 24 November 2026 said nothing of it: all were ranked, the earlier first. */
    static final Ranking OF_THE_FIRST_RULES = new Ranking(Set.of(), false);

    public Ranking {
      setApart = Set.copyOf(setApart);
    }
  }

  /**
   * @param auditPricePercentOfGuide an audit under so many percent of the least published price is
   *     likely a mistake
   */
  public record Warnings(int auditPricePercentOfGuide) {}

  /** Why a quote may be no real offer for what is asked. */
  public enum Doubt {
    /** Its cost is far under the others'. */
    ABNORMALLY_LOW,
    /** An audit is shorter than a figure of law that is not confirmed. */
    BELOW_INDICATIVE
  }

  /** The rules that came with the program. */
  public static Versions<TenderRuleSet> versions() {
    return ReferenceFiles.versions(
        "tender rules", ReferenceFiles.Index::tenderRules, TenderRuleSet.class);
  }

  /** The last rules, of those that came with the program. */
  public static TenderRuleSet load() {
    return versions().newestFirst().get(0).content();
  }
}
