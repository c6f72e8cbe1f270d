package io.netlayers.fsm.tcp;

import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpHeader;
import io.netlayers.tcp.TcpSegmentView;
import java.util.function.Consumer;

/**
 * Writes a connection's life as lines: each segment with time, state, cwnd and flight, and each
 * move from state to state; as text to read, or as CSV to plot. Lines come without their ends.
 */
public final class TcpTrace implements TcpObserver {
  /** The first line of CSV. */
  public static final String CSV_HEADER =
      "time_us,kind,state,flags,seq,ack,window,length,cwnd,ssthresh,flight,lost,srtt_us,rto_us";

  private final Consumer<String> out;
  private final boolean csv;

  private TcpTrace(Consumer<String> out, boolean csv) {
    this.out = out;
    this.csv = csv;
  }

  /**
   * Lines to read, such as {@code 0.020431 > ESTABLISHED 80 > 4000 [P.] seq 1 … cwnd 14600 flight
   * 10}.
   */
  public static TcpTrace text(Consumer<String> out) {
    return new TcpTrace(out, false);
  }

  /** Lines of {@link #CSV_HEADER}, which is written first. */
  public static TcpTrace csv(Consumer<String> out) {
    TcpTrace trace = new TcpTrace(out, true);
    trace.out.accept(CSV_HEADER);
    return trace;
  }

  @Override
  public void received(TcpConnection connection, TcpSegmentView segment, long nowNanos) {
    segment(connection, segment, nowNanos, "<", "received");
  }

  @Override
  public void sent(TcpConnection connection, TcpSegmentView segment, long nowNanos) {
    segment(connection, segment, nowNanos, ">", "sent");
  }

  @Override
  public void moved(TcpConnection connection, TcpState from, TcpInput input, TcpState to) {
    if (from != to && !csv) {
      out.accept("  " + from.rfcName() + " -> " + to.rfcName() + " by " + input.label());
    }
  }

  private void segment(
      TcpConnection connection, TcpSegmentView v, long now, String arrow, String kind) {
    TcpInfo info = connection.info();
    long micros = now / 1000;
    if (csv) {
      long ssthresh = info.sndSsthresh() == Long.MAX_VALUE ? -1 : info.sndSsthresh();
      out.accept(
          micros
              + ","
              + kind
              + ","
              + info.state().rfcName()
              + ","
              + TcpFlags.toString(v.flags())
              + ","
              + Integer.toUnsignedString(v.sequence())
              + ","
              + Integer.toUnsignedString(v.acknowledgment())
              + ","
              + v.window()
              + ","
              + v.payloadLength()
              + ","
              + info.sndCwnd()
              + ","
              + ssthresh
              + ","
              + info.unacked()
              + ","
              + info.lost()
              + ","
              + info.rtt() / 1000
              + ","
              + info.rto() / 1000);
      return;
    }
    String fraction = Long.toString(1_000_000 + micros % 1_000_000).substring(1);
    out.accept(
        micros / 1_000_000
            + "."
            + fraction
            + " "
            + arrow
            + " "
            + info.state().rfcName()
            + " "
            + TcpHeader.decode(v)
            + " len "
            + v.payloadLength()
            + " | cwnd "
            + info.sndCwnd()
            + " flight "
            + info.unacked());
  }
}
