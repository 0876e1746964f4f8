package io.qualitender.admin.signup;

import io.qualitender.kernel.france.Siren;
import io.qualitender.kernel.input.Spaceless;
import io.qualitender.kernel.input.TextLength;
import io.qualitender.kernel.input.VisibleText;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.TenantKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.regex.Pattern;

/** The request to create a live tenant and its owner. */
record SignUpRequest(
    @NotNull TenantKind kind,
    @NotNull @VisibleText(max = 200) String name,
    @NotNull @Spaceless @TextLength(max = 20) String siren,
    @NotNull @Valid Owner owner) {

  /** The user who signs up. */
  record Owner(
      @NotNull @VisibleText(max = 200) String name,
      @NotNull @VisibleText(max = 254) String email,
      @NotNull @TextLength(min = 12, max = 200) String password) {

    /** Keeps personal data out of logs. */
    @Override
    public String toString() {
      return "Owner";
    }
  }

  private static final String EMAIL = "/owner/email";

  /**
   * A local part and a host with at least one dot. Stricter than RFC 5321 (no quoted local part).
   */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[\\p{L}\\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?(?:\\.[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?)+");

  /** Adds faults beyond the form. */
  void check(Faults faults) {
    if (!faults.has("/siren")) {
      Siren.fault(siren).ifPresent(fault -> faults.add(fault.at("/siren")));
    }
    if (owner != null && !faults.has(EMAIL)) {
      faults.check(isAddress(owner.email()), EMAIL, "bad_format", Text.of("signup.bad_email"));
    }
  }

  private static boolean isAddress(String email) {
    return ADDRESS.matcher(email).matches()
        && !email.contains("..")
        && !email.startsWith(".")
        && !email.contains(".@");
  }
}
