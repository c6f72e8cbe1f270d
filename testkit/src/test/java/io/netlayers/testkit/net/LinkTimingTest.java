package io.netlayers.testkit.net;

import static io.netlayers.testkit.net.Run.MS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.testkit.net.model.Blackout;
import io.netlayers.testkit.net.model.DropCause;
import io.netlayers.testkit.net.model.LinkEvent;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When packets arrive: delay, rate, queue, jitter, MTU and blackouts. */
class LinkTimingTest {
  private static LinkConfig.Builder config() {
    return LinkConfig.builder();
  }

  @Test
  void aPerfectLinkGivesTheSameOctetsAtOnce() {
    Run run = new Run(LinkConfig.perfect(), 1);
    assertTrue(run.send(9, 5));
    assertEquals(5, run.link.nextDeadline());
    run.pollUntil(5);
    assertEquals(List.of(5L), run.arrivals);
    assertArrayEquals(new byte[] {2, 0, 0, 0, 0, 5, 6, 7, 8}, run.octets.get(0));
    assertEquals(SimulatedLink.NO_DEADLINE, run.link.nextDeadline());
  }

  @Test
  void delayAndRate() {
    // 1,000 octets take 8 ms at 1 Mbit/s; the second waits for the first
    Run run = new Run(config().delayMillis(20).megabitsPerSecond(1).build(), 1);
    run.send(1000, 0);
    run.send(500, 0);
    assertEquals(1, run.link.queuedPackets());
    assertEquals(500, run.link.queuedOctets());
    run.drain();
    assertEquals(List.of(28 * MS, 32 * MS), run.arrivals);
    run.send(1000, 40 * MS); // the transmitter was idle in between
    run.drain();
    assertEquals(68 * MS, run.arrivals.get(2));
  }

  @Test
  void aTransmissionTimeIsRoundedUpAndCountsTheOverhead() {
    Run run = new Run(config().bitsPerSecond(3).build(), 1);
    run.send(1, 0);
    assertEquals(2_666_666_667L, run.link.nextDeadline());
    Run framed = new Run(config().bitsPerSecond(1_000_000_000).overheadOctets(24).build(), 1);
    framed.send(1514, 0);
    assertEquals((1514 + 24) * 8L, framed.link.nextDeadline());
  }

  @Test
  void lateAndEarlyPollsSeeTheSame() {
    LinkConfig config = config().delayMillis(3).megabitsPerSecond(1).build();
    Run often = new Run(config, 1);
    Run late = new Run(config, 1);
    for (int i = 0; i < 10; i++) {
      often.send(100, 0);
      late.send(100, 0);
    }
    for (long t = 0; t < 20 * MS; t += 1000) {
      often.pollUntil(t);
    }
    late.pollUntil(20 * MS);
    assertEquals(often.arrivals, late.arrivals);
    assertEquals(often.seen, late.seen);
    assertEquals(10, late.arrivals.size());
  }

  @Test
  void queueLimits() {
    Run packets = new Run(config().megabitsPerSecond(1).queuePackets(2).build(), 1);
    for (int i = 0; i < 5; i++) {
      assertTrue(packets.send(100, 0));
    }
    packets.drain();
    assertEquals(List.of(0, 1, 2), packets.numbers);
    assertEquals(2, packets.link.stats().dropped(DropCause.QUEUE_FULL));
    assertEquals(2, packets.link.stats().queueHighWaterPackets());
    Run octets = new Run(config().megabitsPerSecond(1).queueOctets(250).build(), 1);
    for (int length : new int[] {100, 100, 100, 100, 50, 1}) {
      octets.send(length, 0);
    }
    octets.drain();
    assertEquals(4, octets.arrivals.size()); // in transmission, 100, 100, then only the 50 fits
    assertEquals(250, octets.link.stats().queueHighWaterOctets());
    Run none = new Run(config().megabitsPerSecond(1).queuePackets(0).build(), 1);
    none.send(125, 0); // an idle transmitter needs no queue
    none.send(125, MS - 1);
    none.send(125, MS);
    none.drain();
    assertEquals(List.of(0, 2), none.numbers);
  }

  @Test
  void jitterKeepsTheOrderUnlessItMayNot() {
    LinkConfig.Builder jitter = config().delayMillis(10).jitterMillis(5);
    Run kept = new Run(jitter.build(), 7).steady(500, 10, MS / 2);
    Run mixed = new Run(jitter.jitterMayReorder(true).build(), 7).steady(500, 10, MS / 2);
    for (Run run : List.of(kept, mixed)) {
      long least = Long.MAX_VALUE;
      long most = 0;
      for (int i = 0; i < 500; i++) {
        long delay = run.arrivals.get(i) - run.numbers.get(i) * (MS / 2);
        least = Math.min(least, delay);
        most = Math.max(most, delay);
        assertTrue(delay >= 10 * MS && delay <= 15 * MS, "delay " + delay);
      }
      assertTrue(least < 11 * MS && most > 14 * MS, least + " to " + most);
    }
    assertEquals(kept.numbers.stream().sorted().toList(), kept.numbers);
    assertFalse(mixed.numbers.equals(kept.numbers));
  }

  @Test
  void mtu() {
    Run run = new Run(config().mtuOctets(100).build(), 1);
    assertTrue(run.send(100, 0));
    assertFalse(run.send(101, 0));
    run.drain();
    assertEquals(List.of(0), run.numbers);
    assertEquals(1, run.link.stats().dropped(DropCause.TOO_BIG));
    assertEquals(101, run.link.stats().octets(LinkEvent.DROPPED));
  }

  @Test
  void blackouts() {
    LinkConfig config =
        config().delayMillis(5).addBlackouts(new Blackout(10, 20), new Blackout(40, 41)).build();
    Run run = new Run(config, 1);
    for (long at : new long[] {9, 10, 19, 20, 39, 40, 41}) {
      run.send(5, at);
    }
    run.drain();
    assertEquals(List.of(0, 3, 4, 6), run.numbers);
    assertEquals(3, run.link.stats().dropped(DropCause.BLACKOUT));
  }

  @Test
  void misuseIsRefusedAndChangesNothing() {
    Run run = new Run(config().delayNanos(7).build(), 1);
    ByteBuffer packet = ByteBuffer.allocate(10);
    run.link.send(packet, 0, 10, 100);
    assertThrows(IllegalArgumentException.class, () -> run.link.send(packet, 0, 10, 99));
    assertThrows(IllegalArgumentException.class, () -> run.link.poll(99, run::receive));
    assertThrows(IndexOutOfBoundsException.class, () -> run.link.send(packet, 1, 10, 100));
    assertThrows(IndexOutOfBoundsException.class, () -> run.link.send(packet, 0, -1, 100));
    assertEquals(1, run.link.stats().sent());
    run.drain();
    assertEquals(List.of(107L), run.arrivals);
  }

  /** A sender that is late to poll finds the queue as it is at that time. */
  @Test
  void theQueueDrainsBeforeASend() {
    Run run = new Run(config().megabitsPerSecond(1).queuePackets(1).build(), 1);
    for (long at : new long[] {0, 0, 5 * MS, 5 * MS, 5 * MS}) {
      run.send(125, at);
    }
    run.drain();
    assertEquals(List.of(0, 1, 2, 3), run.numbers);
    assertEquals(List.of(MS, 2 * MS, 6 * MS, 7 * MS), run.arrivals);
    assertEquals(1, run.link.stats().dropped(DropCause.QUEUE_FULL));
  }

  @Test
  void whatWaitsAndWhatFlies() {
    Run run = new Run(config().megabitsPerSecond(1).delayMillis(9).build(), 1);
    for (int i = 0; i < 3; i++) {
      run.send(125, 0);
    }
    assertEquals(2, run.link.queuedPackets());
    assertEquals(1, run.link.packetsInFlight());
    assertEquals(MS, run.link.nextDeadline());
    run.pollUntil(MS);
    assertEquals(125, run.link.queuedOctets());
    assertEquals(2, run.link.packetsInFlight());
  }
}
