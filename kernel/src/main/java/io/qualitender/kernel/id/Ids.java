package io.qualitender.kernel.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;

/**
 * Makes ids: UUIDv7 (RFC 9562), so that pages by id are newest first, give or take the minutes by
 * which the clocks of two nodes differ. Nothing is decided by an id's order. No id is a secret.
 */
public final class Ids {

  private static final TimeBasedEpochRandomGenerator GENERATOR =
      Generators.timeBasedEpochRandomGenerator();

  private Ids() {}

  public static UUID next() {
    return GENERATOR.generate();
  }
}
