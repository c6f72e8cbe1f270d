package com.example.toy.tcp;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.OctetString;
import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpHeader;
import io.netlayers.tcp.TcpOption;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.testkit.script.port.CallResult;
import io.netlayers.testkit.script.port.Readiness;
import io.netlayers.testkit.script.port.ScriptSetup;
import io.netlayers.testkit.script.port.SentSegment;
import io.netlayers.testkit.script.port.TcpUnderTest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a TCP that answers a SYN, with an option of our own: kind 200, whose octet says how
 * the sender feels. The answer says one more.
 */
public final class MoodyTcp implements TcpUnderTest {
  static final int MOOD = 200;
  private static final int TCP = 6;

  private final ScriptSetup setup;
  private final List<SentSegment> out = new ArrayList<>();
  private final TcpSegmentView view = new TcpSegmentView();
  private boolean established;

  /** A TCP for one script. */
  public MoodyTcp(ScriptSetup setup) {
    this.setup = setup;
  }

  @Override
  public void onSegment(ByteBuffer segment, int tos, long nowNanos) {
    if (!view.wrap(segment, 0, segment.limit()).isOk()) {
      return;
    }
    TcpHeader arrived = TcpHeader.decode(view);
    if (arrived.flags() == TcpFlags.ACK) {
      established = true;
      return;
    }
    TcpHeader.Builder answer =
        TcpHeader.builder()
            .sourcePort(arrived.destinationPort())
            .destinationPort(arrived.sourcePort())
            .sequence(1_000)
            .acknowledgment(arrived.sequence() + 1)
            .flags(TcpFlags.SYN | TcpFlags.ACK)
            .window(65_535)
            .addOptions(new TcpOption.Mss(1460));
    for (TcpOption option : arrived.options()) {
      if (option.kind() == MOOD) {
        int mood = option.body().u8(0) + 1;
        answer.addOptions(new TcpOption.Opaque(MOOD, OctetString.copyOf((byte) mood)));
      }
    }
    send(answer.build(), nowNanos);
  }

  private void send(TcpHeader header, long nowNanos) {
    ByteBuffer segment = ByteBuffer.allocate(header.encodedLength());
    int length = header.encode(segment, 0);
    view.wrap(segment, 0, length);
    view.updateChecksum(InternetChecksum.pseudoHeader(setup.local(), setup.remote(), TCP));
    out.add(new SentSegment(OctetString.copyOf(segment, 0, length), 0, 64, nowNanos));
  }

  @Override
  public List<SentSegment> transmit(long nowNanos) {
    List<SentSegment> sent = List.copyOf(out);
    out.clear();
    return sent;
  }

  @Override
  public CallResult socket(long nowNanos) {
    return CallResult.done(0);
  }

  @Override
  public CallResult bind(int handle, int port, long nowNanos) {
    return CallResult.done(0);
  }

  @Override
  public CallResult listen(int handle, int backlog, long nowNanos) {
    return CallResult.done(0);
  }

  @Override
  public CallResult accept(int handle, long nowNanos) {
    return established ? CallResult.done(1) : CallResult.failed("EAGAIN");
  }

  @Override
  public CallResult read(int handle, int most, boolean peek, long nowNanos) {
    return CallResult.failed("EAGAIN");
  }

  @Override
  public CallResult write(int handle, int octets, boolean more, long nowNanos) {
    return CallResult.failed("EAGAIN");
  }

  @Override
  public CallResult close(int handle, long nowNanos) {
    return CallResult.done(0);
  }

  @Override
  public int readiness(int handle, long nowNanos) {
    return established ? Readiness.IN : 0;
  }
}
