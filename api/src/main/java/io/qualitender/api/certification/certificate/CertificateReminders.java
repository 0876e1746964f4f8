package io.qualitender.api.certification.certificate;

import io.qualitender.kernel.tx.Tx;

/** What is written together with a certificate so that nobody forgets its dates. */
public interface CertificateReminders {

  /** Writes all reminders of a new certificate. */
  void schedule(Tx tx, Certificate certificate);

  /**
   * Sets aside those of {@code wrong} that have not been sent, and writes those of {@code right}.
   */
  void reschedule(Tx tx, Certificate wrong, Certificate right);
}
