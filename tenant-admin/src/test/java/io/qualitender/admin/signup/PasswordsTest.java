package io.qualitender.admin.signup;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.Password;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordsTest {

  private final Passwords passwords = new Passwords(2);

  @Test
  void a_hash_contains_its_parameters_and_a_salt() {
    String hash = passwords.hash("a long pass phrase");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.hash("a long pass phrase")).isNotEqualTo(hash);
  }

  @Test
  void verifies_a_password_with_the_parameters_of_its_hash() {
    String hash = passwords.hash("a long pass phrase");
    assertThat(isRight("a long pass phrase", hash)).isTrue();
    assertThat(isRight("a long pass phrasf", hash)).isFalse();
  }

  @Test
  void normalizes_composed_characters() {
    String hash = passwords.hash("mot de passe re\u0301el");
    assertThat(isRight("mot de passe r\u00e9el", hash)).isTrue();
  }

  @Test
  void concurrent_hashes_wait_for_a_permit() {
    List<String> hashes =
        IntStream.range(0, 6)
            .parallel()
            .mapToObj(i -> passwords.hash("pass phrase number " + i))
            .toList();
    assertThat(hashes).hasSize(6).doesNotHaveDuplicates();
  }

  private static boolean isRight(String password, String hash) {
    return Password.check(Passwords.normalized(password), hash)
        .with(Argon2Function.getInstanceFromHash(hash));
  }
}
