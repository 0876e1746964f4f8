package io.qualitender.peer;

import io.qualitender.api.market.publication.FrozenData;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.TenantKind;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A body's quotes. */
@RestController
@RequestMapping("/v1/quotes/{id}")
class QuoteController {

  private final Reads reads;
  private final Writes writes;
  private final FrozenData frozen;

  QuoteController(Reads reads, Writes writes, FrozenData frozen) {
    this.reads = reads;
    this.writes = writes;
    this.frozen = frozen;
  }

  @GetMapping
  ResponseEntity<QuoteView> get(@RequestAttribute Actor actor, @PathVariable String id) {
    KeyInterceptor.require(actor, TenantKind.CERTIFICATION_BODY, "quotes:read");
    QuoteView view = QuoteView.of(actor, reads.quote(actor, id(id)), frozen);
    return Answer.read(view, view.version());
  }

  @PostMapping("/submit")
  ResponseEntity<String> submit(
      @RequestAttribute Actor actor,
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestHeader("If-Match") String ifMatch) {
    KeyInterceptor.require(actor, TenantKind.CERTIFICATION_BODY, "quotes:write");
    String request = "POST /v1/quotes/" + id + "/submit";
    Answer.Retry retry = Answer.Retry.of(actor, key, request, null);
    return writes.submit(actor, retry, id(id), ifMatch).response();
  }

  private static UUID id(String text) {
    return IdPrefix.QUOTE.parse(text).orElseThrow(Reads::notFound);
  }
}
