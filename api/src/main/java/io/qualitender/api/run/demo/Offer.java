package io.qualitender.api.run.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of a quote to send.
 *
 * @param mainDays offered for the initial audit
 * @param surveillanceDays offered for the surveillance audit
 * @param earliestAuditOn the earliest date of the audit
 * @param lines the lines in cents excluding VAT, by code; null = included in another line's price
 */
record Offer(
    BigDecimal mainDays,
    BigDecimal surveillanceDays,
    LocalDate earliestAuditOn,
    Map<String, Long> lines) {

  private static final int VAT_RATE_BP = 2000;
  private static final LocalDate VALID_UNTIL = LocalDate.parse("2027-03-31");

  static Offer of(String mainDays, String surveillanceDays, String earliestAuditOn) {
    return new Offer(
        new BigDecimal(mainDays),
        new BigDecimal(surveillanceDays),
        LocalDate.parse(earliestAuditOn),
        Map.of());
  }

  Offer line(String code, long cents) {
    return with(code, cents);
  }

  Offer included(String code) {
    return with(code, null);
  }

  private Offer with(String code, Long cents) {
    Map<String, Long> more = new LinkedHashMap<>(lines);
    more.put(code, cents);
    return new Offer(mainDays, surveillanceDays, earliestAuditOn, more);
  }

  /** The body of {@code POST /v1/quotes}. Without totals: the server computes them. */
  Map<String, Object> request(String invitationId) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("invitation_id", invitationId);
    request.put("audit_days", Map.of("main", mainDays, "surveillance", surveillanceDays));
    request.put("vat_rate_bp", VAT_RATE_BP);
    request.put("earliest_audit_on", earliestAuditOn.toString());
    request.put("valid_until_on", VALID_UNTIL.toString());
    request.put("lines", wireLines());
    return request;
  }

  List<Map<String, Object>> wireLines() {
    List<Map<String, Object>> wire = new ArrayList<>();
    lines.forEach(
        (code, cents) ->
            wire.add(
                cents == null
                    ? Map.of("code", code, "included", true)
                    : Map.of("code", code, "amount", cents)));
    return wire;
  }
}
