package io.qualitender.api.certification.certificate;

import io.qualitender.kernel.tx.Tx;

/** Writes the reminders of a certificate; implemented by the package {@code reminder}. */
public interface CertificateReminders {

  /** Writes all reminders of a new certificate. */
  void schedule(Tx tx, Certificate certificate);

  /** Supersedes the unsent reminders of {@code wrong} and writes those of {@code right}. */
  void reschedule(Tx tx, Certificate wrong, Certificate right);
}
