package io.qualitender.api.reference.referential;

import io.qualitender.kernel.text.Labelled;
import java.util.Arrays;

/**
 * The four categories of actions that build skills (Code du travail, art. L. 6313-1). A
 * certification is requested, audited and granted by category.
 *
 * <p>On the wire and in SQL the constant's name in lower snake case; in the data files the short
 * code.
 */
public enum ActionCategory implements Labelled {
  /** Training (action de formation), art. L. 6313-1, 1°. */
  ACTIONS_DE_FORMATION("AF"),
  /** Skills assessment (bilan de compétences), art. L. 6313-1, 2°. */
  BILANS_DE_COMPETENCES("BC"),
  /** Validation of experience (validation des acquis de l'expérience), art. L. 6313-1, 3°. */
  VAE("VAE"),
  /** Apprenticeship (action de formation par apprentissage), art. L. 6313-1, 4°. */
  APPRENTISSAGE("CFA");

  private final String dataCode;

  ActionCategory(String dataCode) {
    this.dataCode = dataCode;
  }

  /** The code of the dated data files: AF, BC, VAE or CFA. */
  public String dataCode() {
    return dataCode;
  }

  /**
   * @throws IllegalArgumentException for any other code than AF, BC, VAE, CFA
   */
  public static ActionCategory ofDataCode(String code) {
    return Arrays.stream(values())
        .filter(category -> category.dataCode.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown action category " + code));
  }
}
