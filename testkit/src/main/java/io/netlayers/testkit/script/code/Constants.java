package io.netlayers.testkit.script.code;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The names of C headers that assertions compare with. States are numbered as Linux does; FreeBSD's
 * names of the same states have the same numbers here, so that a TCP reports one number for both.
 */
public final class Constants {
  /** States by Linux's names, numbered from 1. */
  private static final List<String> STATES =
      List.of(
          "ESTABLISHED",
          "SYN_SENT",
          "SYN_RECV",
          "FIN_WAIT1",
          "FIN_WAIT2",
          "TIME_WAIT",
          "CLOSE",
          "CLOSE_WAIT",
          "LAST_ACK",
          "LISTEN",
          "CLOSING");

  private static final Map<String, String> OTHER_STATE_NAMES =
      Map.of(
          "SYN_RECEIVED", "SYN_RECV",
          "SYN_RCVD", "SYN_RECV",
          "FIN_WAIT_1", "FIN_WAIT1",
          "FIN_WAIT_2", "FIN_WAIT2",
          "CLOSED", "CLOSE");

  private static final Map<String, Long> OTHERS =
      Map.ofEntries(
          Map.entry("TCPI_OPT_TIMESTAMPS", 1L),
          Map.entry("TCPI_OPT_SACK", 2L),
          Map.entry("TCPI_OPT_WSCALE", 4L),
          Map.entry("TCPI_OPT_ECN", 8L),
          Map.entry("TCPI_OPT_ECN_SEEN", 16L),
          Map.entry("TCPI_OPT_TOE", 16L),
          Map.entry("TCPI_OPT_SYN_DATA", 32L),
          Map.entry("TCP_CA_Open", 0L),
          Map.entry("TCP_CA_Disorder", 1L),
          Map.entry("TCP_CA_CWR", 2L),
          Map.entry("TCP_CA_Recovery", 3L),
          Map.entry("TCP_CA_Loss", 4L));

  private Constants() {}

  /** The value of a constant, or empty where there is none of that name. */
  static OptionalLong value(String name) {
    if (name.startsWith("TCP_")) {
      long state = stateNumber(name.substring(4));
      if (state > 0) {
        return OptionalLong.of(state);
      }
    }
    if (name.startsWith("TCPS_") || name.startsWith("TCPI_")) { // FreeBSD's tcp_fsm.h; its scripts'
      long state = stateNumber(name.substring(5));
      if (state > 0) {
        return OptionalLong.of(state);
      }
    }
    Long other = OTHERS.get(name);
    return other == null ? OptionalLong.empty() : OptionalLong.of(other);
  }

  /**
   * The number of a state, from 1.
   *
   * @param name a name of either system, without its prefix, {@code SYN_RCVD}
   * @return 0 where there is no such state
   */
  public static long stateNumber(String name) {
    return STATES.indexOf(OTHER_STATE_NAMES.getOrDefault(name, name)) + 1L;
  }
}
