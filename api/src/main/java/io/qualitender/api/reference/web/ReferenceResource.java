package io.qualitender.api.reference.web;

import io.qualitender.api.reference.auditduration.AuditDuration;
import io.qualitender.api.reference.auditduration.AuditRules;
import io.qualitender.api.reference.auditduration.AuditRulesBook;
import io.qualitender.api.reference.auditduration.AuditScope;
import io.qualitender.api.reference.eligibility.Eligibility;
import io.qualitender.api.reference.eligibility.EligibilityQuestion;
import io.qualitender.api.reference.priceguide.PriceGuide;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.Activity;
import io.qualitender.api.reference.referential.ApplicableIndicators;
import io.qualitender.api.reference.referential.AuditKind;
import io.qualitender.api.reference.referential.Referential;
import io.qualitender.api.reference.referential.Referentials;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.kernel.http.Call;
import io.qualitender.kernel.http.ListView;
import io.qualitender.kernel.http.PublicEndpoint;
import io.qualitender.kernel.http.Query;
import io.qualitender.kernel.http.Reply;
import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.time.Paris;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Public endpoints of legal and published data, cacheable for an hour. The class has the root path,
 * since {@code /v1} would hide other resources with a path from the root.
 */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class ReferenceResource {
  private static final int CACHE_SECONDS = 3600;
  private static final String ACTION_CATEGORIES = "action_categories";

  /** Cents; exact in JavaScript and in the database, and above any turnover. */
  private static final long MAX_TURNOVER = 100_000_000_000_000L;

  private static final int MAX_SITES = 10_000;

  private final Referentials referentials;
  private final AuditRulesBook rulesBook;
  private final Versions<PriceGuide> priceGuides;
  private final InstantSource clock;

  public ReferenceResource(
      Referentials referentials,
      AuditRulesBook rulesBook,
      Versions<PriceGuide> priceGuides,
      InstantSource clock) {
    this.referentials = referentials;
    this.rulesBook = rulesBook;
    this.priceGuides = priceGuides;
    this.clock = clock;
  }

  @GET
  @PublicEndpoint
  @Path("/v1/referentials")
  public Response listReferentials(Call call) {
    call.query().done();
    return answer(
        call,
        ListView.whole(
            referentials.newestFirst().stream().map(ReferentialView.Summary::of).toList()));
  }

  @GET
  @PublicEndpoint
  @Path("/v1/referentials/{version}")
  public Response getReferential(Call call, @PathParam("version") String version) {
    Referential referential = referentials.named(version).orElseThrow(SqlErrorTranslator::notFound);
    call.query().done();
    return answer(call, ReferentialView.of(referential, call.language()));
  }

  @GET
  @PublicEndpoint
  @Path("/v1/audit-rules")
  public Response getAuditRules(Call call) {
    call.query().done();
    return answer(call, AuditRulesView.of(rulesToday(), call.language()));
  }

  @GET
  @PublicEndpoint
  @Path("/v1/applicable-indicators")
  public Response listApplicableIndicators(Call call) {
    Query query = call.query().require("audit_on").require(ACTION_CATEGORIES);
    LocalDate auditOn = query.date("audit_on");
    List<ActionCategory> categories = query.choices(ACTION_CATEGORIES, ActionCategory.class);
    Activity activity =
        new Activity(
            query.bool("certifying", false),
            query.bool("work_study", false),
            query.bool("work_based_periods", false),
            query.bool("uses_subcontractors", false),
            query.bool("longer_than_two_days", true));
    query.done();

    Referential decided =
        referentials
            .forAuditOn(auditOn)
            .orElseThrow(() -> tooEarly("audit_on", referentials.firstDay()));
    return answer(
        call,
        ApplicableIndicatorsView.of(
            auditOn,
            ApplicableIndicators.of(decided, Set.copyOf(categories), activity),
            call.language()));
  }

  @GET
  @PublicEndpoint
  @Path("/v1/audit-duration")
  public Response getAuditDuration(Call call) {
    Query query =
        call.query().require("kind").require("training_turnover_amount").require(ACTION_CATEGORIES);
    AuditKind kind = query.choice("kind", AuditKind.class);
    Long turnoverCents = query.number("training_turnover_amount", 0, MAX_TURNOVER);
    List<ActionCategory> categories = query.choices(ACTION_CATEGORIES, ActionCategory.class);
    int otherSites = query.integer("other_sites", 0, MAX_SITES, 0);
    boolean newEntrant = query.bool("new_entrant", false);
    query.done();

    AuditRules rules = rulesToday();
    AuditScope scope =
        new AuditScope(
            kind, rules.bandOf(turnoverCents), Set.copyOf(categories), otherSites, newEntrant);
    return answer(call, AuditDurationView.of(AuditDuration.of(scope, rules)));
  }

  @GET
  @PublicEndpoint
  @Path("/v1/price-guide")
  public Response getPriceGuide(Call call) {
    Query query = call.query();
    String version = query.text("version", 64);
    query.done();
    PriceGuide guide =
        version == null
            ? priceGuides.asOf(today())
            : priceGuides.of(version).orElseThrow(SqlErrorTranslator::notFound);
    return answer(call, PriceGuideView.of(guide, call.language()));
  }

  @GET
  @PublicEndpoint
  @Path("/v1/eligibility")
  public Response getEligibility(Call call) {
    Query query = call.query().require(ACTION_CATEGORIES);
    List<ActionCategory> categories = query.choices(ACTION_CATEGORIES, ActionCategory.class);
    boolean publicFunding = query.bool("public_funding", false);
    List<ActionCategory> delivered = query.choices("delivered_categories", ActionCategory.class);
    LocalDate refusedOn = query.date("last_refusal_or_withdrawal_on");
    LocalDate requestedOn = query.date("apply_on");
    query.done();

    LocalDate applyOn = requestedOn == null ? today() : requestedOn;
    if (refusedOn != null && refusedOn.isAfter(applyOn)) {
      throw outOfRange("last_refusal_or_withdrawal_on", Text.of("web.not_after_application"));
    }
    AuditRules rules =
        rulesBook.inForceOn(applyOn).orElseThrow(() -> tooEarly("apply_on", rulesBook.firstDay()));
    EligibilityQuestion question =
        new EligibilityQuestion(
            Set.copyOf(categories), publicFunding, Set.copyOf(delivered), refusedOn, applyOn);
    return answer(
        call, EligibilityView.of(question, Eligibility.of(question, rules), rules.effectiveFrom()));
  }

  private static Response answer(Call call, Object view) {
    return Reply.ok(view).publicFor(CACHE_SECONDS).to(call);
  }

  private LocalDate today() {
    return Paris.dayOf(clock.instant());
  }

  private AuditRules rulesToday() {
    return rulesBook.inForceOn(today()).orElseThrow();
  }

  private static Problem tooEarly(String parameter, LocalDate firstDay) {
    return outOfRange(parameter, Text.of("web.nothing_older", firstDay));
  }

  private static Problem outOfRange(String parameter, Text detail) {
    return Problem.of(
        KernelProblem.INVALID_VALUES,
        Text.of("web.no_answer_on_day"),
        List.of(Fault.parameter(parameter, "out_of_range", detail)));
  }
}
