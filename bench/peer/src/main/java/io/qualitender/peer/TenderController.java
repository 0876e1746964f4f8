package io.qualitender.peer;

import io.qualitender.api.market.publication.FrozenData;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.TenantKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The organization's tenders. */
@RestController
@RequestMapping("/v1/tenders")
class TenderController {

  private final Reads reads;
  private final Writes writes;
  private final Versions<TenderRuleSet> rules;
  private final FrozenData frozen;

  TenderController(Reads reads, Writes writes, Versions<TenderRuleSet> rules, FrozenData frozen) {
    this.reads = reads;
    this.writes = writes;
    this.rules = rules;
    this.frozen = frozen;
  }

  @GetMapping("/{id}")
  ResponseEntity<TenderView> get(@RequestAttribute Actor actor, @PathVariable String id) {
    requireReader(actor);
    TenderView.Rows rows = reads.tender(actor, id(id));
    TenderView view = TenderView.published(actor, rows, rows.tenders(), rules).get(0);
    return Answer.read(view, view.version());
  }

  @GetMapping
  ResponseEntity<ListView<TenderView>> list(
      @RequestAttribute Actor actor,
      @RequestParam(defaultValue = "25") @Min(1) @Max(100) int limit) {
    requireReader(actor);
    TenderView.Rows rows = reads.tenders(actor, limit);
    return Answer.read(
        ListView.of(
            rows.tenders(),
            limit,
            "-created_at",
            last -> List.of(last.createdAt(), last.id()),
            shown -> TenderView.published(actor, rows, shown, rules)),
        null);
  }

  @GetMapping("/{id}/comparison")
  ResponseEntity<ComparisonView> compare(@RequestAttribute Actor actor, @PathVariable String id) {
    requireReader(actor);
    return Answer.read(ComparisonView.of(reads.comparison(actor, id(id)), frozen), null);
  }

  @PostMapping
  ResponseEntity<String> draft(
      @RequestAttribute Actor actor,
      @RequestHeader("Idempotency-Key") String key,
      @Valid @RequestBody DraftRequest request) {
    KeyInterceptor.require(actor, TenantKind.TRAINING_ORGANIZATION, "tenders:write");
    if (!actor.role().includes(Role.CONTRIBUTOR)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    Answer.Retry retry = Answer.Retry.of(actor, key, "POST /v1/tenders", request);
    return writes.draft(actor, retry, request).response();
  }

  private static void requireReader(Actor actor) {
    KeyInterceptor.require(actor, TenantKind.TRAINING_ORGANIZATION, "tenders:read");
  }

  private static UUID id(String text) {
    return IdPrefix.TENDER.parse(text).orElseThrow(Reads::notFound);
  }
}
