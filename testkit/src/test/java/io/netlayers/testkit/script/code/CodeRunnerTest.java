package io.netlayers.testkit.script.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.testkit.script.model.ScriptException;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeRunnerTest {
  private static final Map<String, Long> NAMES =
      Map.of("tcpi_state", 1L, "tcpi_options", 7L, "tcpi_snd_cwnd", 10L, "tcpi_rto", 204_000L);

  private static String run(String code) {
    return new CodeRunner()
        .run(
            code,
            5,
            name -> {
              Long value = NAMES.get(name);
              return value == null ? OptionalLong.empty() : OptionalLong.of(value);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "assert tcpi_state == TCP_ESTABLISHED",
        "assert tcpi_state == TCPS_ESTABLISHED",
        "assert tcpi_options == (TCPI_OPT_TIMESTAMPS | TCPI_OPT_SACK | TCPI_OPT_WSCALE)",
        "assert (tcpi_options & TCPI_OPT_SACK) != 0, tcpi_options",
        "assert tcpi_snd_cwnd == 10, tcpi_snd_cwnd",
        "assert 5 < tcpi_snd_cwnd <= 10 and not tcpi_snd_cwnd > 10",
        "assert tcpi_snd_cwnd == 3 or tcpi_snd_cwnd == 10",
        "assert 2 + 3 * 4 == 14 and (2 + 3) * 4 == 20 and -7 // 2 == -4 and -7 % 3 == 2",
        "assert 7 / 2 == 3.5 and 1 << 4 == 16 and 0x10 == 16 and ~0 == -1 and 6 ^ 3 == 5",
        "assert abs(tcpi_rto - 200000) < 5000",
        "assert tcpi_snd_cwnd in (9, 10) and tcpi_snd_cwnd not in [1, 2]",
        "assert min(3, 2) == 2 and max((1, 9, 4)) == 9 and len((1, 2)) == 2",
        "x = tcpi_snd_cwnd\nassert x * 2 == 20  # twice",
        "a = 1; assert a == 1; assert a != 2",
        "assert (tcpi_snd_cwnd ==\n   10), 'text, with; marks'\nprint(tcpi_rto)",
        "assert tcpi_snd_cwnd == 10, tcpi_snd_cwnd; \\\n    assert tcpi_rto > 0",
        "assert (1 if tcpi_state == 1 else 2) == 1",
        "assert True and not False",
      })
  void holds(String code) {
    assertEquals("", run(code));
  }

  @Test
  void doesNotHold() {
    assertEquals(
        "assert tcpi_snd_cwnd == 9 does not hold: tcpi_snd_cwnd is 10",
        run("assert tcpi_state == 1\nassert tcpi_snd_cwnd == 9"));
    assertEquals("assert 1 > 1 does not hold", run("assert 1 > 1"));
    assertEquals("assert 0 does not hold", run("assert 0"));
  }

  @Test
  void whatIsNotHereNamesItsLine() {
    for (String code :
        new String[] {"\nassert tcpi_nothing == 1", "\nwhile True: pass", "\nassert open('x')"}) {
      ScriptException e = assertThrows(ScriptException.class, () -> run(code), code);
      assertEquals(ScriptException.Kind.UNSUPPORTED, e.kind(), code);
      assertEquals(6, e.line(), code);
    }
    for (String code :
        new String[] {
          "assert 1 +", "assert (1", "assert 1 / 0", "assert 1 2", "assert 'a", "x = "
        }) {
      ScriptException e = assertThrows(ScriptException.class, () -> run(code), code);
      assertEquals(ScriptException.Kind.MALFORMED, e.kind(), code);
    }
    assertThrows(ScriptException.class, () -> run("assert " + "(".repeat(5_000)));
  }
}
