package io.qualitender.peer;

import io.qualitender.api.certification.reminder.ReminderHorizons;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.kernel.tx.Actor;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tenant's reminders. */
@RestController
@RequestMapping("/v1/reminders")
class ReminderController {

  private final Reads reads;
  private final Versions<ReminderHorizons> horizons;

  ReminderController(Reads reads, Versions<ReminderHorizons> horizons) {
    this.reads = reads;
    this.horizons = horizons;
  }

  @GetMapping
  ResponseEntity<ListView<Reminder.View>> list(
      @RequestAttribute Actor actor,
      @RequestParam(defaultValue = "25") @Min(1) @Max(100) int limit) {
    KeyInterceptor.require(actor, null, "reminders:read");
    Reminder.Rows rows = reads.reminders(actor, limit);
    return Answer.read(
        ListView.of(
            rows.reminders(),
            limit,
            "due_at,id",
            last -> List.of(last.dueAt(), last.id()),
            shown -> shown.stream().map(each -> each.view(rows.now(), horizons)).toList()),
        null);
  }
}
