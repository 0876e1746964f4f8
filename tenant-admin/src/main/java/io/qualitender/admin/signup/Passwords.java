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
 * Hashes passwords with Argon2id (19 MiB, two passes). Few run at a time, so that many sign-ups at
 * once do not exhaust the memory.
 *
 * <p>To verify a password, take the function from the stored hash ({@code
 * Argon2Function.getInstanceFromHash}): the library's {@code withArgon2()} rejects hashes with
 * other parameters than its defaults.
 */
public final class Passwords {

  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final int MAX_WAIT_SECONDS = 2;
  private static final int RETRY_AFTER_SECONDS = 5;

  private static final Argon2Function ARGON2ID =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

  private final Semaphore permits;

  /**
   * @param atOnce maximum number of concurrent hashes
   */
  public Passwords(int atOnce) {
    this.permits = new Semaphore(atOnce, true);
  }

  /**
   * The hash with its salt and parameters, in the PHC string format.
   *
   * @throws Problem 503 when no permit becomes free within 2 s
   */
  String hash(String password) {
    acquirePermit();
    try {
      return Password.hash(normalized(password))
          .addRandomSalt(SALT_BYTES)
          .with(ARGON2ID)
          .getResult();
    } finally {
      permits.release();
    }
  }

  /** NFKC: keyboards encode é as one code point or as two. */
  static String normalized(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  private void acquirePermit() {
    try {
      if (permits.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Problem.of(KernelProblem.UNAVAILABLE, Text.of("signup.crowded"))
        .with("retry_after", RETRY_AFTER_SECONDS);
  }
}
