package io.qualitender.peer;

import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.TenantKind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A body's invitations. */
@RestController
@RequestMapping("/v1/invitations")
class InvitationController {

  private final Reads reads;

  InvitationController(Reads reads) {
    this.reads = reads;
  }

  @GetMapping
  ResponseEntity<ListView<InvitationView>> list(
      @RequestAttribute Actor actor,
      @RequestParam(defaultValue = "25") @Min(1) @Max(100) int limit) {
    KeyInterceptor.require(actor, TenantKind.CERTIFICATION_BODY, "quotes:read");
    InvitationView.Rows rows = reads.invitations(actor, limit);
    return Answer.read(
        ListView.of(
            rows.invitations(),
            limit,
            "-sent_at",
            last -> List.of(last.sentAt(), last.id()),
            shown ->
                shown.stream().map(each -> InvitationView.of(actor, each, rows.now())).toList()),
        null);
  }

  @GetMapping("/{id}")
  ResponseEntity<InvitationView> get(@RequestAttribute Actor actor, @PathVariable String id) {
    KeyInterceptor.require(actor, TenantKind.CERTIFICATION_BODY, "quotes:read");
    InvitationView.Rows rows =
        reads.invitation(actor, IdPrefix.INVITATION.parse(id).orElseThrow(Reads::notFound));
    InvitationView view = InvitationView.of(actor, rows.invitations().get(0), rows.now());
    return Answer.read(view, view.version());
  }
}
