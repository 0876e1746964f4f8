package io.qualitender.admin.signup;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Hashes passwords with Argon2id, 19 MiB and two passes each, so only a few at a time: a crowd at
 * the door must not take the memory of those inside.
 *
 * <p>Whoever checks one takes the function from the stored hash ({@code
 * Argon2Function.getInstanceFromHash}): the library's own {@code withArgon2()} says no to every
 * password that was hashed with other parameters than its defaults.
 */
public final class Passwords {

  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final int LONGEST_WAIT_SECONDS = 2;
  private static final int RETRY_AFTER_SECONDS = 5;

  private static final Argon2Function ARGON2ID =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

  private final Semaphore seats;

  /**
   * @param atOnce how many hashes may be computed side by side
   */
  public Passwords(int atOnce) {
    this.seats = new Semaphore(atOnce, true);
  }

  /**
   * The hash with its salt and parameters, in the PHC form.
   *
   * @throws Problem 503 when too many others wait
   */
  String hash(String password) {
    acquirePermit();
    try {
      return Password.hash(normalized(password))
          .addRandomSalt(SALT_BYTES)
          .with(ARGON2ID)
          .getResult();
    } finally {
      seats.release();
    }
  }

  /** Keyboards write é as one character or as two; people mean the same. */
  static String normalized(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  private void acquirePermit() {
    try {
      if (seats.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Problem.of(KernelProblem.UNAVAILABLE, Text.of("signup.crowded"))
        .with("retry_after", RETRY_AFTER_SECONDS);
  }
}
