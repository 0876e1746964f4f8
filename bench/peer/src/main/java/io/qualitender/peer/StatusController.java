package io.qualitender.peer;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asked until the server answers. */
@RestController
class StatusController {

  @GetMapping("/v1/status")
  Map<String, String> get() {
    return Map.of("object", "status");
  }
}
