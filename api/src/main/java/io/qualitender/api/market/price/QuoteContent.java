package io.qualitender.api.market.price;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.qualitender.api.reference.auditduration.HalfDays;
import io.qualitender.api.reference.priceguide.CostLine;
import io.qualitender.api.reference.priceguide.PriceGuide;
import io.qualitender.kernel.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a body offers: all of a quote that is sealed until the opening. This record is what is
 * stored, so its components keep their names. A draft may lack any of it (null); what was submitted
 * lacks nothing but the exemption's reason.
 *
 * @param lines each code at most once
 * @param mainHalfDays length of the initial, renewal or transfer audit, in half days, from 1
 * @param surveillanceHalfDays length of the surveillance audit, in half days, from 1
 * @param vatRateBp VAT rate in basis points, 0 to 10000: 2000 is 20 %
 * @param vatExemptionReason why no VAT is due; only with a rate of 0
 * @param earliestAuditOn the first day, in Europe/Paris, on which the main audit could begin
 * @param validUntilOn the last day, in Europe/Paris, on which the offer binds the body
 * @param terms what goes with the figures; null where nothing is said
 */
public record QuoteContent(
    List<QuoteLine> lines,
    Integer mainHalfDays,
    Integer surveillanceHalfDays,
    Integer vatRateBp,
    String vatExemptionReason,
    LocalDate earliestAuditOn,
    LocalDate validUntilOn,
    QuoteTerms terms) {

  public static final int MOST_VAT_BP = 10_000;

  /** A hundred days: the longest audit that is not a mistake. */
  public static final int MOST_HALF_DAYS = 200;

  /**
   * @throws IllegalArgumentException for a code given twice or a figure out of range
   */
  public QuoteContent {
    lines = lines == null ? List.of() : List.copyOf(lines);
    Set<CostLine> codes = EnumSet.noneOf(CostLine.class);
    for (QuoteLine line : lines) {
      if (!codes.add(line.code())) {
        throw new IllegalArgumentException("line given twice: " + line.code());
      }
    }
    within("main half days", mainHalfDays, 1, MOST_HALF_DAYS);
    within("surveillance half days", surveillanceHalfDays, 1, MOST_HALF_DAYS);
    within("VAT rate", vatRateBp, 0, MOST_VAT_BP);
  }

  private static void within(String what, Integer value, int least, int most) {
    if (value != null && (value < least || value > most)) {
      throw new IllegalArgumentException(what + " out of range: " + value);
    }
  }

  public Optional<QuoteLine> line(CostLine code) {
    return lines.stream().filter(line -> line.code() == code).findFirst();
  }

  /** What a line costs, in cents excluding VAT; 0 where it is included or not given. */
  public long cents(CostLine code) {
    return line(code).map(QuoteLine::cents).orElse(0L);
  }

  /**
   * Whether the discount takes off more than the rest comes to.
   *
   * @param guide the one under which the quote is made
   */
  public boolean isNegative(PriceGuide guide) {
    return CycleCost.net(this, guide) < 0;
  }

  /** The required lines that are not given, in the order of the closed list. */
  public List<CostLine> missing(PriceGuide guide) {
    return guide.quoteLines().stream()
        .filter(PriceGuide.QuoteLine::required)
        .map(PriceGuide.QuoteLine::code)
        .filter(code -> line(code).isEmpty())
        .toList();
  }

  /** Whether an offer as submitted no longer binds its body on {@code day}, in Europe/Paris. */
  public boolean isExpiredOn(LocalDate day) {
    return validUntilOn.isBefore(day);
  }

  /**
   * The digest of this content written as JSON, hexadecimal. It is kept with what is received: the
   * form changes with the program, so computed later it would be another.
   */
  public String sha256() {
    try {
      byte[] json = Json.mapper().writeValueAsBytes(this);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("a quote can be written and digested", e);
    }
  }

  /** Null while a draft lacks it. */
  public HalfDays mainLength() {
    return mainHalfDays == null ? null : new HalfDays(mainHalfDays);
  }

  /** Null while a draft lacks it. */
  public HalfDays surveillanceLength() {
    return surveillanceHalfDays == null ? null : new HalfDays(surveillanceHalfDays);
  }
}
