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
 * What a body offers: the part of a quote that is sealed until the opening. It is stored as JSON,
 * so its components keep their names. Any component may be null in a draft; once submitted only the
 * exemption's reason and the terms may be.
 *
 * @param lines each code at most once
 * @param mainHalfDays length of the initial, renewal or transfer audit, in half days, from 1
 * @param surveillanceHalfDays length of the surveillance audit, in half days, from 1
 * @param vatRateBp VAT rate in basis points, 0 to 10000: 2000 is 20 %
 * @param vatExemptionReason why no VAT is due; only with a rate of 0
 * @param earliestAuditOn the first day, in Europe/Paris, on which the main audit could begin
 * @param validUntilOn the last day, in Europe/Paris, on which the offer binds the body
 * @param terms contract terms; null where none are given
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

  public static final int MAX_VAT_BP = 10_000;

  /** A hundred days: anything longer is a mistake. */
  public static final int MAX_HALF_DAYS = 200;

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
    within("main half days", mainHalfDays, 1, MAX_HALF_DAYS);
    within("surveillance half days", surveillanceHalfDays, 1, MAX_HALF_DAYS);
    within("VAT rate", vatRateBp, 0, MAX_VAT_BP);
  }

  private static void within(String what, Integer value, int min, int max) {
    if (value != null && (value < min || value > max)) {
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
   * Whether the discount exceeds the sum of the other counted lines.
   *
   * @param guide the guide that applies to the tender
   */
  public boolean isNegative(PriceGuide guide) {
    return CycleCost.net(this, guide) < 0;
  }

  /** The required lines that are missing, in the order of {@link CostLine}. */
  public List<CostLine> missing(PriceGuide guide) {
    return guide.quoteLines().stream()
        .filter(PriceGuide.QuoteLine::required)
        .map(PriceGuide.QuoteLine::code)
        .filter(code -> line(code).isEmpty())
        .toList();
  }

  /** Whether a submitted offer is no longer valid on {@code day}, in Europe/Paris. */
  public boolean isExpiredOn(LocalDate day) {
    return validUntilOn.isBefore(day);
  }

  /**
   * The SHA-256 digest of this content as JSON, in hexadecimal. It is stored on receipt: another
   * version of the application may write the JSON differently.
   */
  public String sha256() {
    try {
      byte[] json = Json.mapper().writeValueAsBytes(this);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("cannot compute the digest of a quote", e);
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
