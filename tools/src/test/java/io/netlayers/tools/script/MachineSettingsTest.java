package io.netlayers.tools.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.testkit.script.PacketScripts;
import io.netlayers.testkit.script.ScriptResult;
import io.netlayers.testkit.script.ScriptResult.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A setting that would be taken without effect skips the script, with the setting's name. */
class MachineSettingsTest {
  private static ScriptResult with(String sysctl) {
    String script = "`" + sysctl + "`\n0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3\n";
    return PacketScripts.run(script, MachineTcp::new);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sysctl -q net.ipv4.tcp_adv_win_scale=32",
        "sysctl -w net.inet.tcp.initcwnd_segments=0",
        "sysctl -q net.ipv4.tcp_abort_on_overflow=1",
        "sysctl -q net.ipv4.tcp_notsent_lowat=4096",
        "sysctl -q net.ipv4.tcp_reordering=10",
        "sysctl -q net.ipv4.tcp_challenge_ack_limit=1"
      })
  void whatHasNoEffectSkips(String sysctl) {
    ScriptResult result = with(sysctl);
    assertEquals(Verdict.SKIP, result.verdict(), result.reason());
    String name = sysctl.replaceAll(".*\\.(tcp_)?", "").replaceAll("=.*", "");
    assertTrue(result.reason().contains(name), result.reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sysctl -w net.inet.tcp.rfc3042=1",
        "sysctl -w net.inet.tcp.insecure_rst=1",
        "sysctl -w net.inet.tcp.rfc3042=0",
        "sysctl -w net.inet.tcp.rexmit_drop_options=1",
        "sysctl -w net.inet.tcp.minmss=1000",
        "sysctl -w net.inet.tcp.mssdflt=700",
        "sysctl -q net.ipv4.tcp_min_snd_mss=500",
        "sysctl -w net.inet.tcp.insecure_syn=1",
        "sysctl -w net.inet.tcp.rexmit_drop_options=0",
        "sysctl -w net.inet.tcp.minmss=216",
        "sysctl -q net.ipv4.tcp_dsack=0",
        "sysctl -q net.ipv4.tcp_autocorking=0",
        "sysctl -q net.ipv4.tcp_min_snd_mss=48",
        "sysctl -q net.ipv4.tcp_notsent_lowat=4294967295",
        "sysctl -q net.ipv4.tcp_adv_win_scale=1",
        "sysctl -q net.ipv4.tcp_adv_win_scale=-2",
        "sysctl -w net.inet.tcp.initcwnd_segments=4"
      })
  void whatTheMachineDoesIsTaken(String sysctl) {
    ScriptResult result = with(sysctl);
    assertEquals(Verdict.PASS, result.verdict(), result.reason());
  }
}
