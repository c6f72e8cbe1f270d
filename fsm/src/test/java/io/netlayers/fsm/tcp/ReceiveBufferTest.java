package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.fsm.tcp.congestion.Cubic;
import io.netlayers.testkit.net.LinkConfig;
import io.netlayers.testkit.net.SimulatedNetwork;
import org.junit.jupiter.api.Test;

/** A receive buffer that grows with the path, over one of 50 Mbit/s and 100 ms: 625,000 octets. */
class ReceiveBufferTest {
  private static final int SECONDS = 6;

  private final BulkEnd sender = new BulkEnd(true);
  private final BulkEnd receiver = new BulkEnd(false);
  private TcpConnection last;

  private static TcpConfig.Builder config(boolean timestamps) {
    return TcpConfig.builder()
        .congestionControl(Cubic::new)
        .timestamps(timestamps)
        .sendBufferOctets(1 << 22)
        .receiveBufferOctets(1 << 16)
        .computeChecksums(false)
        .verifyChecksums(false);
  }

  /** Megabits a second that the receiver's user got. */
  private double run(TcpConfig sending, TcpConfig receiving, boolean fixed) {
    SimulatedNetwork network = new SimulatedNetwork(1);
    LinkConfig.Builder link =
        LinkConfig.builder().delayNanos(50 * Wire.MS).megabitsPerSecond(50).queuePackets(400);
    network.connect(sender, receiver, link.build(), link.build());
    TcpPool pool = new TcpPool();
    last = receiver.add(receiving, pool);
    if (fixed) {
      last.user().receiveBuffer(1 << 16);
    }
    last.openPassive(0);
    sender.add(sending, pool).openActive(0);
    network.runUntil(SECONDS * Wire.SECOND);
    return receiver.delivered(0) * 8e-6 / SECONDS;
  }

  @Test
  void aFixedBufferLetsAWindowThroughInARoundTrip() {
    double rate = run(config(true).build(), config(true).build(), false);
    assertTrue(rate > 4 && rate < 5.3, "Mbit/s: " + rate); // 65,536 octets in 100 ms are 5.2
    assertEquals(1 << 16, last.tcb().user.receiveBuffer);
  }

  @Test
  void growsUntilThePathIsFull() {
    TcpConfig grows = config(true).maxReceiveBufferOctets(1 << 22).build();
    double rate = run(config(true).build(), grows, false);
    assertTrue(rate > 30, "Mbit/s: " + rate);
    assertTrue(last.tcb().user.receiveBuffer > 1_250_000);
  }

  @Test
  void growsWithoutTimestamps() {
    TcpConfig grows = config(false).maxReceiveBufferOctets(1 << 22).build();
    double rate = run(config(false).build(), grows, false);
    assertTrue(rate > 30, "Mbit/s: " + rate);
  }

  @Test
  void growsNoFurtherThanItMay() {
    TcpConfig grows = config(true).maxReceiveBufferOctets(1 << 18).build();
    double rate = run(config(true).build(), grows, false);
    assertTrue(rate > 15 && rate < 21, "Mbit/s: " + rate); // 262,144 octets in 100 ms are 21
    assertEquals(1 << 18, last.tcb().user.receiveBuffer);
  }

  /** What the user sets himself stays. */
  @Test
  void aBufferThatTheUserSetStays() {
    TcpConfig grows = config(true).maxReceiveBufferOctets(1 << 22).build();
    double rate = run(config(true).build(), grows, true);
    assertTrue(rate < 5.3, "Mbit/s: " + rate);
    assertEquals(1 << 16, last.tcb().user.receiveBuffer);
  }

  /** A slow sender needs no large buffer. */
  @Test
  void doesNotGrowForWhoSendsLittle() {
    TcpConfig grows = config(true).maxReceiveBufferOctets(1 << 22).build();
    run(config(true).sendBufferOctets(10_000).build(), grows, false);
    assertEquals(1 << 16, last.tcb().user.receiveBuffer);
  }

  /** RFC 7323 §2.2: the shift is told once, and must cover the window at its largest. */
  @Test
  void theWindowScaleCoversWhatTheBufferMayBecome() {
    assertEquals(1, OptionNegotiation.windowShift(config(true).build(), 1 << 16));
    TcpConfig grows = config(true).maxReceiveBufferOctets(1 << 22).build();
    assertEquals(7, OptionNegotiation.windowShift(grows, 1 << 16));
  }
}
