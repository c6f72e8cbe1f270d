package io.netlayers.testkit.net.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.testkit.net.model.DropCause;
import io.netlayers.testkit.net.model.QueueDiscipline;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CoDel, by the clauses of RFC 8289. */
class Rfc8289Test {
  private static final long MS = 1_000_000L;
  private static final long TARGET = 5 * MS;
  private static final long INTERVAL = 100 * MS;

  private final Bench bench = new Bench();
  private final CoDelQueue queue =
      new CoDelQueue(
          Integer.MAX_VALUE,
          Long.MAX_VALUE,
          bench,
          (QueueDiscipline.CoDel) QueueDiscipline.coDel());

  private void fill(int packets, long now) {
    for (int i = 0; i < packets; i++) {
      queue.offer(bench.packet(1000, now), false, now);
    }
  }

  /** Takes a packet at a time. */
  private Packet take(long now) {
    return queue.take(now);
  }

  @Test
  void section3_2_aDelayBelowTargetIsGood() {
    for (long now = 0; now < 1000 * MS; now += MS) {
      fill(10, now);
      for (int i = 0; i < 10; i++) {
        assertNotNull(take(now + TARGET - 1));
      }
    }
    assertEquals(List.of(), bench.drops);
    assertFalse(queue.isDropping());
  }

  @Test
  void section4_2_nonStarvation() {
    // however old they are, what leaves no more than MAXPACKET behind goes out
    for (int i = 0; i < 50; i++) {
      long now = i * 20 * MS;
      fill(2, now);
      assertNotNull(take(now + 18 * MS));
      assertNotNull(take(now + 19 * MS));
    }
    assertEquals(List.of(), bench.drops);
    fill(3, 2000 * MS); // 2,000 octets are left behind the first
    take(2010 * MS);
    fill(100, 2010 * MS);
    take(2120 * MS);
    assertEquals(1, bench.drops.size());
  }

  @Test
  void section3_1_aBurstThatIsGoneWithinAnIntervalIsGood() {
    fill(300, 0);
    for (long now = 6 * MS; now < 6 * MS + INTERVAL; now += MS) {
      assertNotNull(take(now));
    }
    assertEquals(List.of(), bench.drops);
  }

  @Test
  void section5_6_theFirstDropComesAnIntervalAfterTheFirstLongDelay() {
    fill(300, 0);
    take(5 * MS - 1); // below TARGET
    take(5 * MS); // first above
    take(105 * MS - 1);
    assertEquals(List.of(), bench.drops);
    Packet sent = take(105 * MS);
    assertEquals(List.of(105 * MS), bench.drops);
    assertEquals(List.of(DropCause.QUEUE_EARLY), bench.causes);
    assertEquals(4, sent.index()); // the one behind the dropped one goes out
    assertTrue(queue.isDropping());
  }

  @Test
  void section5_6_oneShortDelayBeginsTheIntervalAnew() {
    fill(50, 0);
    take(50 * MS); // above
    for (int i = 0; i < 49; i++) {
      take(51 * MS);
    }
    fill(50, 140 * MS);
    take(141 * MS); // 1 ms old: the minimum of the interval is below TARGET
    take(155 * MS); // above again
    take(255 * MS - 1);
    assertEquals(List.of(), bench.drops);
    take(255 * MS);
    assertEquals(List.of(255 * MS), bench.drops);
  }

  @Test
  void section5_6_anEmptyQueueBeginsTheIntervalAnew() {
    fill(5, 0);
    take(50 * MS);
    while (take(60 * MS) != null) {
      // until it is empty
    }
    fill(50, 100 * MS);
    take(160 * MS); // would be an interval after 50 ms, but for the empty queue
    assertEquals(List.of(), bench.drops);
  }

  /** §5.6, control_law(): the time to the next drop is INTERVAL divided by the root of count. */
  private static List<Long> controlLaw(long first, int drops, int count) {
    List<Long> times = new ArrayList<>();
    long at = first;
    for (int i = 0; i < drops; i++) {
      times.add(at);
      at += (long) (INTERVAL / Math.sqrt(count + i));
    }
    return times;
  }

  @Test
  void section3_3_dropsComeCloserByTheSquareRootOfTheirNumber() {
    fill(10_000, 0);
    take(5 * MS);
    for (long at : controlLaw(105 * MS, 50, 1)) {
      int before = bench.drops.size();
      if (before > 0) {
        take(at - 1);
        assertEquals(before, bench.drops.size(), "too early at " + at);
      }
      take(at);
      assertEquals(before + 1, bench.drops.size(), "none at " + at);
    }
  }

  /** §5.5: the loop makes up for all drops that are due when the link was slow to take. */
  @Test
  void section5_5_aLateDequeueDropsAllThatIsDue() {
    fill(10_000, 0);
    take(5 * MS);
    take(105 * MS);
    long due = controlLaw(105 * MS, 100, 1).stream().filter(at -> at <= 700 * MS).count();
    Packet sent = take(700 * MS);
    assertEquals(due, bench.drops.size());
    assertEquals(due + 2, sent.index()); // those dropped, and the two taken before
  }

  @Test
  void section5_5_aShortDelayLeavesTheDroppingState() {
    fill(20, 0);
    take(5 * MS);
    take(105 * MS);
    assertTrue(queue.isDropping());
    while (queue.packets() > 0) {
      take(110 * MS);
    }
    fill(20, 200 * MS);
    int before = bench.drops.size();
    take(204 * MS); // drop_next is past, but the delay is good
    assertFalse(queue.isDropping());
    assertEquals(before, bench.drops.size());
  }

  @Test
  void section5_5_soonAfterwardsTheOldRateIsTheFirstOne() {
    secondEpisode(16 * INTERVAL - 1, 6);
  }

  @Test
  void section5_5_longAfterwardsTheRateBeginsAnew() {
    secondEpisode(16 * INTERVAL, 1);
  }

  /** Seven drops, then good delays, then a new episode some time after the last drop_next. */
  private void secondEpisode(long after, int expectedCount) {
    fill(1000, 0);
    take(5 * MS);
    List<Long> first = controlLaw(105 * MS, 8, 1);
    first.subList(0, 7).forEach(this::take);
    assertEquals(7, bench.drops.size());
    long dropNext = first.get(7);
    while (queue.packets() > 0) {
      take(dropNext - 1);
    }
    assertFalse(queue.isDropping());
    long again = dropNext + after;
    fill(1000, again - INTERVAL - TARGET);
    take(again - INTERVAL);
    take(again);
    assertEquals(8, bench.drops.size());
    long next = again + (long) (INTERVAL / Math.sqrt(expectedCount));
    take(next - 1);
    assertEquals(8, bench.drops.size());
    take(next);
    assertEquals(9, bench.drops.size());
  }

  @Test
  void whatCanBeMarkedIsMarkedInstead() {
    bench.ecnCapable = true;
    fill(10_000, 0);
    take(5 * MS);
    long index = 1;
    for (long at : controlLaw(105 * MS, 20, 1)) {
      assertEquals(index++, take(at).index()); // nothing is missing
    }
    assertEquals(controlLaw(105 * MS, 20, 1), bench.marks);
    assertEquals(List.of(), bench.drops);
  }

  @Test
  void anEmptyQueueHasNothing() {
    assertNull(take(7));
  }

  /** §4.2: not even where exactly MAXPACKET is left behind. */
  @Test
  void section4_2_exactlyMaxPacketIsNotTooMuch() {
    for (long now = 0; now < 2000 * MS; now += 20 * MS) {
      for (int i = 0; i < 2; i++) {
        queue.offer(bench.packet(1500, now), false, now);
      }
      take(now + 18 * MS);
      take(now + 19 * MS);
    }
    assertEquals(List.of(), bench.drops);
  }
}
