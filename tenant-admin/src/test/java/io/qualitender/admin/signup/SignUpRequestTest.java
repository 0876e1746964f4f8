package io.qualitender.admin.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.qualitender.admin.signup.SignUpRequest.Owner;
import io.qualitender.kernel.http.body.Binder;
import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.tx.TenantKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignUpRequestTest {

  @Test
  void reports_all_faults() {
    String json =
        """
        {"kind": "training_organization", "name": " ", "siren": "732829321",
         "owner": {"name": "Camille Martin", "email": "camille", "password": "too short"}}
        """;
    Binder.Bound<SignUpRequest> bound =
        Binder.bind(json.getBytes(StandardCharsets.UTF_8), SignUpRequest.class);
    assertThat(bound.malformed()).isEmpty();
    Faults faults = new Faults();
    bound.values().forEach(faults::add);
    bound.value().check(faults);
    assertThat(faults.list())
        .extracting(Fault::pointer, Fault::code)
        .containsExactlyInAnyOrder(
            tuple("/name", "blank"),
            tuple("/siren", "luhn_key_wrong"),
            tuple("/owner/email", "bad_format"),
            tuple("/owner/password", "too_short"));
  }

  @Test
  void an_empty_body_has_four_faults() {
    Binder.Bound<SignUpRequest> bound =
        Binder.bind("{}".getBytes(StandardCharsets.UTF_8), SignUpRequest.class);
    Faults faults = new Faults();
    bound.values().forEach(faults::add);
    bound.value().check(faults);
    assertThat(faults.list())
        .extracting(Fault::pointer)
        .containsExactlyInAnyOrder("/kind", "/name", "/siren", "/owner");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "camille@example.org",
        "c.martin+qualiopi@of.example.fr",
        "rené@métiers.example.fr",
        "o'neill@example.org"
      })
  void accepts_email_addresses(String email) {
    assertThat(faults(email)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "camille",
        "camille@",
        "@example.org",
        "camille@localhost",
        "camille@example..org",
        "a@b@example.org",
        ".camille@example.org",
        "camille.@example.org",
        "camille martin@example.org",
        "camille@-example.org",
        "<camille@example.org>",
        "camille@example.org\nbcc: all@example.org"
      })
  void refuses_invalid_email_addresses(String email) {
    assertThat(faults(email))
        .extracting(Fault::pointer, Fault::code)
        .containsExactly(tuple("/owner/email", "bad_format"));
  }

  @Test
  void an_owner_prints_no_password() {
    assertThat(request("camille@example.org").toString()).doesNotContain("pass phrase");
  }

  private static List<Fault> faults(String email) {
    Faults faults = new Faults();
    request(email).check(faults);
    return faults.list();
  }

  private static SignUpRequest request(String email) {
    return new SignUpRequest(
        TenantKind.TRAINING_ORGANIZATION,
        "Atelier des Métiers",
        "732829320",
        new Owner("Camille Martin", email, "a long pass phrase"));
  }
}
