package io.netlayers.testkit.script.run;

import io.netlayers.testkit.script.code.CodeRunner;
import io.netlayers.testkit.script.model.Dialect;
import io.netlayers.testkit.script.model.ScriptException;
import io.netlayers.testkit.script.port.SettingAnswer;
import io.netlayers.testkit.script.port.SettingValue;
import io.netlayers.testkit.script.port.TcpSetting;
import io.netlayers.testkit.script.port.TcpUnderTest;
import io.netlayers.testkit.script.run.SysctlTable.Meaning;
import java.util.List;

/** Gives the settings of {@code sysctl} lines to a TCP. */
final class Sysctl {
  /** What the scripts that packetdrill's collections start with set, name by name. */
  private static final List<String> LINUX_DEFAULTS =
      List.of(
          "net.ipv4.tcp_rmem=4096 540000 15728640",
          "net.ipv4.tcp_wmem=4096 262144 4194304",
          "net.ipv4.tcp_timestamps=1",
          "net.ipv4.tcp_syn_retries=5",
          "net.ipv4.tcp_synack_retries=5",
          "net.ipv4.tcp_frto=2",
          "net.ipv4.tcp_sack=1",
          "net.ipv4.tcp_dsack=1",
          "net.ipv4.tcp_reordering=3",
          "net.ipv4.tcp_congestion_control=cubic",
          "net.ipv4.tcp_slow_start_after_idle=0",
          "net.ipv4.tcp_early_retrans=4",
          "net.ipv4.tcp_recovery=1",
          "net.ipv4.tcp_ecn=0",
          "net.ipv4.tcp_syncookies=1");

  private static final List<String> FREEBSD_DEFAULTS =
      List.of(
          "net.inet.tcp.rfc1323=1",
          "net.inet.tcp.sack.enable=1",
          "net.inet.tcp.ecn.enable=2",
          "net.inet.tcp.recvspace=65536",
          "net.inet.tcp.sendspace=32768",
          "kern.ipc.maxsockbuf=2097152");

  private final TcpUnderTest tcp;

  Sysctl(TcpUnderTest tcp) {
    this.tcp = tcp;
  }

  /** Sets what a {@code defaults.sh} of the collections sets. */
  void defaults(Dialect dialect, int line) {
    for (String text : dialect == Dialect.LINUX ? LINUX_DEFAULTS : FREEBSD_DEFAULTS) {
      int equals = text.indexOf('=');
      set(text.substring(0, equals), text.substring(equals + 1), line);
    }
  }

  /** Sets one name; one that is not known, or that the TCP lacks, skips the script. */
  void set(String name, String value, int line) {
    if (SysctlTable.withoutEffect(name)) {
      return;
    }
    List<Meaning> meanings = SysctlTable.meanings(name);
    if (meanings.isEmpty()) {
      throw ScriptException.unsupported(line, "sysctl " + name + " is not known");
    }
    for (Meaning meaning : meanings) {
      set(name, meaning, value, line);
    }
  }

  private void set(String name, Meaning meaning, String text, int line) {
    SettingValue value = SettingValue.of(text);
    if (meaning.rule() != SysctlTable.Rule.NAME) {
      String[] words = text.strip().split("\\s+");
      if (meaning.word() >= words.length) {
        throw ScriptException.malformed(line, "sysctl " + name + " wants more values: " + text);
      }
      long number = number(words[meaning.word()], line) * meaning.scale();
      switch (meaning.rule()) {
        case NEGATED -> number = number == 0 ? 1 : 0;
        case WINDOW_SCALE_PART -> number = number == 1 || number == 2 ? 1 : 0;
        case TIMESTAMPS_PART -> number = number == 1 || number == 3 ? 1 : 0;
        case ALWAYS -> {
          if (number == 0) {
            return;
          }
          number = 2;
        }
        default -> {
          // as it stands
        }
      }
      value = SettingValue.of(number);
    }
    TcpSetting setting = meaning.setting();
    if (tcp.set(setting, value) == SettingAnswer.LACKING) {
      throw ScriptException.unsupported(line, "the TCP cannot be set so: " + name + "=" + text);
    }
  }

  /** A number, in hexadecimal, or the arithmetic that a shell would do in {@code $((…))}. */
  private static long number(String text, int line) {
    String inner = text;
    if (text.startsWith("$((") && text.endsWith("))")) {
      inner = text.substring(3, text.length() - 2);
    }
    try {
      return new CodeRunner().evaluate(inner, line);
    } catch (ScriptException e) {
      throw ScriptException.malformed(line, "sysctl value is not a number: " + text);
    }
  }
}
