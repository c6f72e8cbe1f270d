package io.netlayers.testkit.script.parse;

import io.netlayers.testkit.script.model.ScriptOptions;
import io.netlayers.testkit.script.model.ScriptOptions.IpVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The {@code --name=value} lines at the head of a script. */
final class OptionLines {
  /**
   * Lines that steer how packetdrill itself runs, not what a script asks of a TCP. With {@code mss}
   * it is how a long injected segment reaches the kernel.
   */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "verbose",
          "debug",
          "dry_run",
          "non_fatal",
          "init_scripts",
          "persistent_tun_dev",
          "speed",
          "no_cleanup",
          "is_anyip",
          "send_omit_free",
          "strict_segments",
          "local_ip",
          "remote_ip",
          "local_linklocal_ip",
          "gateway_ip",
          "netmask_ip",
          "tcp_ts_ecr_scaled",
          "tun_dev",
          "wire_client_dev",
          "wire_server_dev",
          "timeout_seconds",
          "mss");

  private final Map<String, String> defines = new LinkedHashMap<>();
  private IpVersion ipVersion = ScriptOptions.DEFAULTS.ipVersion();
  private long toleranceNanos = ScriptOptions.DEFAULTS.toleranceNanos();
  private double tolerancePercent = ScriptOptions.DEFAULTS.tolerancePercent();
  private int mtu = ScriptOptions.DEFAULTS.mtu();
  private long tickNanos = ScriptOptions.DEFAULTS.timestampTickNanos();
  private int localPort = ScriptOptions.DEFAULTS.localPort();
  private int remotePort = ScriptOptions.DEFAULTS.remotePort();

  ScriptOptions result() {
    return new ScriptOptions(
        ipVersion, toleranceNanos, tolerancePercent, mtu, tickNanos, localPort, remotePort);
  }

  /** Reads the lines, and answers a cursor at the first event with all defined names replaced. */
  Cursor read(Cursor cursor) {
    cursor.skipBlank();
    while (cursor.looksAt("--")) {
      cursor.skip(2);
      String name = cursor.word();
      apply(cursor, name, cursor.take("=") ? value(cursor) : "");
      cursor.skipBlank();
    }
    if (defines.isEmpty()) {
      return cursor;
    }
    return new Cursor(replaceDefined(cursor.rest()), cursor.line());
  }

  /** Takes what stands before the next blank that is not in quotes. */
  private static String value(Cursor cursor) {
    StringBuilder value = new StringBuilder();
    char quote = 0;
    while (!cursor.atEnd() && (quote != 0 || !Character.isWhitespace(cursor.peek()))) {
      char c = cursor.next();
      if (quote == 0 && (c == '"' || c == '`')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
      value.append(c);
    }
    return value.toString();
  }

  private void apply(Cursor cursor, String name, String raw) {
    String value =
        raw.length() > 1 && raw.charAt(0) == '"' ? raw.substring(1, raw.length() - 1) : raw;
    switch (name) {
      case "ip_version" -> ipVersion = version(cursor, value);
      case "tolerance_usecs" -> toleranceNanos = number(cursor, name, value) * 1_000L;
      case "tolerance_percent" -> tolerancePercent = number(cursor, name, value);
      case "mtu" -> mtu = (int) number(cursor, name, value);
      case "tcp_ts_tick_usecs" -> tickNanos = number(cursor, name, value) * 1_000L;
      case "bind_port" -> localPort = (int) number(cursor, name, value);
      case "connect_port" -> remotePort = (int) number(cursor, name, value);
      case "define", "D" -> define(cursor, value);
      default -> {
        if (!WITHOUT_EFFECT.contains(name)) {
          throw cursor.unsupported("option --" + name);
        }
      }
    }
  }

  private void define(Cursor cursor, String value) {
    int equals = value.indexOf('=');
    if (equals < 1) {
      throw cursor.malformed("--define=NAME=VALUE expected");
    }
    defines.put(value.substring(0, equals), value.substring(equals + 1));
  }

  private String replaceDefined(String text) {
    StringBuilder replaced = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && Cursor.isWordCharacter(text.charAt(end))) {
        end++;
      }
      if (end == at) {
        replaced.append(text.charAt(at++));
      } else {
        String word = text.substring(at, end);
        replaced.append(defines.getOrDefault(word, word));
        at = end;
      }
    }
    return replaced.toString();
  }

  private static IpVersion version(Cursor cursor, String value) {
    return switch (value.replace('_', '-')) {
      case "ipv4" -> IpVersion.IPV4;
      case "ipv4-mapped-ipv6" -> IpVersion.IPV4_MAPPED_IPV6;
      case "ipv6" -> IpVersion.IPV6;
      default -> throw cursor.malformed("--ip_version is not a version: " + value);
    };
  }

  private static long number(Cursor cursor, String name, String value) {
    try {
      long number = Long.parseLong(value);
      if (number >= 0 && number <= Integer.MAX_VALUE) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, with the line
    }
    throw cursor.malformed("--" + name + " is not a number: " + value);
  }
}
