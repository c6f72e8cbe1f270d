package io.netlayers.tools.script;

import io.netlayers.fsm.tcp.TcpInfo;
import io.netlayers.fsm.tcp.TcpState;
import io.netlayers.testkit.script.model.Dialect;
import java.util.OptionalLong;

/** A machine's values by the names and in the units of {@code struct tcp_info}. */
final class MachineInfo {
  private static final long MICROSECOND = 1_000L;

  /** Linux's name for a threshold that was never set. */
  private static final long NO_THRESHOLD = 0x7FFF_FFFFL;

  /** FreeBSD's. */
  private static final long NO_THRESHOLD_OCTETS = 1_073_725_440L;

  private MachineInfo() {}

  static OptionalLong value(TcpInfo info, String name, Dialect dialect) {
    boolean segments = dialect == Dialect.LINUX;
    int mss = Math.max(info.sndMss(), 1);
    long value =
        switch (name) {
          case "tcpi_state" -> state(info.state());
          case "tcpi_ca_state" -> congestionState(info);
          case "tcpi_retransmits" -> info.retransmits();
          case "tcpi_probes" -> info.probes();
          case "tcpi_backoff" -> info.retransmits();
          case "tcpi_options" -> options(info);
          case "tcpi_snd_wscale" -> info.sndWscale();
          case "tcpi_rcv_wscale" -> info.rcvWscale();
          case "tcpi_rto" -> info.rto() / MICROSECOND;
          case "tcpi_snd_mss" -> info.sndMss();
          case "tcpi_rcv_mss" -> info.rcvMss();
          case "tcpi_advmss" -> info.advMss();
          case "tcpi_unacked" -> segments ? info.unackedSegments() : info.unacked();
          case "tcpi_sacked" -> count(info.sacked(), mss, segments);
          case "tcpi_lost" -> count(info.lost(), mss, segments);
          case "tcpi_retrans" -> count(info.retrans(), mss, segments);
          case "tcpi_rtt" -> info.rtt() / MICROSECOND;
          case "tcpi_rttvar" -> info.rttVar() / MICROSECOND;
          case "tcpi_min_rtt" -> info.minRtt() / MICROSECOND;
          case "tcpi_snd_ssthresh" -> threshold(info, mss, segments);
          case "tcpi_snd_cwnd" -> segments ? info.sndCwnd() / mss : info.sndCwnd();
          case "tcpi_snd_wnd" -> info.sndWnd();
          case "tcpi_rcv_space" -> info.rcvWnd();
          case "tcpi_total_retrans", "tcpi_snd_rexmitpack" -> info.totalRetransmits();
          case "tcpi_total_rto" -> info.totalTimeouts();
          case "tcpi_segs_in" -> info.segmentsIn();
          case "tcpi_segs_out" -> info.segmentsOut();
          case "tcpi_bytes_received" -> info.octetsReceived();
          case "tcpi_bytes_sent" -> info.octetsSent();
          case "tcpi_bytes_acked" -> info.octetsAcked();
          case "tcpi_bytes_retrans" -> info.octetsRetransmitted();
          case "tcpi_notsent_bytes" -> info.notSent();
          case "tcpi_dsack_dups" -> info.dsackDuplicates();
          case "tcpi_rcv_ooopack" -> info.receivedOutOfOrder();
          default -> Long.MIN_VALUE;
        };
    return value == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static long count(long octets, int mss, boolean segments) {
    return segments ? (octets + mss - 1) / mss : octets;
  }

  private static long threshold(TcpInfo info, int mss, boolean segments) {
    if (info.sndSsthresh() == Long.MAX_VALUE) {
      return segments ? NO_THRESHOLD : NO_THRESHOLD_OCTETS;
    }
    return segments ? info.sndSsthresh() / mss : info.sndSsthresh();
  }

  private static long congestionState(TcpInfo info) {
    if (info.inLoss()) {
      return 4;
    }
    if (info.inRecovery()) {
      return 3;
    }
    if (info.inWindowReduction()) {
      return 2;
    }
    boolean disorder = info.sack() ? info.sacked() > 0 : info.duplicatesInARow() > 0;
    return disorder && info.unacked() > 0 ? 1 : 0;
  }

  private static long options(TcpInfo info) {
    return (info.timestamps() ? 1 : 0)
        | (info.sack() ? 2 : 0)
        | (info.windowScaling() ? 4 : 0)
        | (info.ecn() ? 8 : 0);
  }

  /** Linux's numbers, which the port asks for. */
  static long state(TcpState state) {
    return switch (state) {
      case ESTABLISHED -> 1;
      case SYN_SENT -> 2;
      case SYN_RECEIVED -> 3;
      case FIN_WAIT_1 -> 4;
      case FIN_WAIT_2 -> 5;
      case TIME_WAIT -> 6;
      case CLOSED -> 7;
      case CLOSE_WAIT -> 8;
      case LAST_ACK -> 9;
      case LISTEN -> 10;
      case CLOSING -> 11;
    };
  }
}
