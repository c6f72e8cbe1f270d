package io.netlayers.testkit.net.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.testkit.net.model.DropCause;
import io.netlayers.testkit.net.model.QueueDiscipline;
import io.netlayers.testkit.net.model.RandomSource;
import io.netlayers.testkit.net.model.Xoshiro256StarStar;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RED, by the sections of Floyd and Jacobson's paper of 1993. */
class RedQueueTest {
  private static final long RATE = 4_000_000; // the typical 500 octets take 1 ms
  private static final long MS = 1_000_000L;

  private final Bench bench = new Bench();

  private RedQueue queue(QueueDiscipline.Red red, RandomSource random) {
    return new RedQueue(Integer.MAX_VALUE, Long.MAX_VALUE, bench, red, RATE, random);
  }

  private static QueueDiscipline.Red red(int min, int max, int maxPpm, int weightPpm) {
    return new QueueDiscipline.Red(min, max, maxPpm, weightPpm, false);
  }

  private boolean offer(RedQueue queue, long now) {
    int drops = bench.drops.size();
    queue.offer(bench.packet(500, now), false, now);
    return bench.drops.size() == drops;
  }

  /** §4, figure 2: avg is a low-pass filter of the length at each arrival. */
  @Test
  void theAverageIsExponentiallyWeighted() {
    RedQueue queue = queue(red(50, 60, 20_000, 2_000), new Xoshiro256StarStar(1));
    double avg = 0;
    for (int length = 0; length < 100; length++) {
      assertTrue(offer(queue, 0));
      avg = length == 0 ? 0 : (1 - 0.002) * avg + 0.002 * length;
      assertEquals(avg, queue.average(), 1e-9);
    }
  }

  /** §4: over an idle time avg falls as if m small packets had met an empty queue. */
  @Test
  void theAverageFallsOverAnIdleTime() {
    RedQueue queue = queue(red(50, 60, 20_000, 100_000), new Xoshiro256StarStar(1));
    for (int i = 0; i < 30; i++) {
      offer(queue, 0);
    }
    double before = queue.average();
    while (queue.packets() > 0) {
      queue.take(10 * MS); // the queue is empty from 10 ms on
    }
    offer(queue, 17 * MS);
    assertEquals(before * Math.pow(0.9, 7), queue.average(), 1e-9);
    queue.take(17 * MS);
    offer(queue, 19 * MS);
    assertEquals(before * Math.pow(0.9, 9), queue.average(), 1e-9);
  }

  /** §3: below min_th no packet is marked, from max_th on every one. */
  @Test
  void theThresholds() {
    RedQueue queue = queue(red(5, 15, 0, 1_000_000), new Xoshiro256StarStar(1));
    bench.ecnCapable = true;
    for (int length = 0; length < 15; length++) {
      assertTrue(offer(queue, 0)); // with max_p 0 nothing is marked between them either
    }
    assertEquals(List.of(), bench.marks);
    for (int i = 0; i < 10; i++) {
      assertEquals(15, queue.packets());
      assertEquals(false, offer(queue, i)); // dropped, though it could be marked
    }
    assertEquals(DropCause.QUEUE_EARLY, bench.causes.get(0));
    queue.take(11);
    assertTrue(offer(queue, 11));
  }

  /** Distances between marks with avg held at a value. */
  private List<Integer> distances(QueueDiscipline.Red red, int length, int arrivals) {
    RedQueue queue = queue(red, new Xoshiro256StarStar(5));
    bench.ecnCapable = true;
    while (queue.packets() < length) {
      offer(queue, 0);
    }
    List<Integer> distances = new ArrayList<>();
    int distance = 0;
    for (int i = 0; i < arrivals; i++) {
      int marks = bench.marks.size();
      assertTrue(offer(queue, 1));
      queue.take(1);
      distance++;
      if (bench.marks.size() > marks) {
        distances.add(distance);
        distance = 0;
      }
    }
    return distances.subList(1, distances.size());
  }

  /** §7: with p_a = p_b / (1 - count p_b) the distance is uniform, not geometric. */
  @Test
  void distancesBetweenMarksAreUniform() {
    // half way between the thresholds with max_p 1/5: p_b is 1/10, distances are 1 to 9
    List<Integer> distances = distances(red(5, 15, 200_000, 1_000_000), 10, 100_000);
    int[] counts = new int[10];
    distances.forEach(d -> counts[d]++);
    for (int d = 1; d <= 9; d++) {
      assertEquals(distances.size() / 9.0, counts[d], 250, "distance " + d); // 5 sigma are 236
    }
  }

  /** §3: the probability grows linearly from 0 at min_th to max_p at max_th. */
  @Test
  void theProbabilityGrowsLinearly() {
    double before = 0;
    for (int length : new int[] {6, 8, 10, 12, 14}) {
      double pb = 0.1 * (length - 5) / 10;
      List<Integer> distances = distances(red(5, 15, 100_000, 1_000_000), length, 100_000);
      // uniform on 1 to 1/p_b - 1
      double mean = distances.stream().mapToInt(d -> d).average().orElseThrow();
      assertEquals(1 / pb / 2, mean, 1 / pb * 0.03, "length " + length);
      assertTrue(1 / mean > before);
      before = 1 / mean;
    }
  }

  /** Floyd, 2000: the gentle variant goes on from max_p to 1 between max_th and its double. */
  @Test
  void gentle() {
    QueueDiscipline.Red gentle = new QueueDiscipline.Red(5, 10, 100_000, 1_000_000, true);
    // p_b is 0.1 + 0.9 / 10: distances 1 to 5, and rarely more
    List<Integer> distances = distances(gentle, 11, 20_000);
    assertTrue(distances.size() > 5_000, "marks: " + distances.size());
    RedQueue queue = queue(gentle, new Xoshiro256StarStar(5));
    for (int i = 0; queue.packets() < 20; i++) {
      assertTrue(i < 10_000);
      offer(queue, 0);
    }
    assertEquals(false, offer(queue, 0));
  }

  /** Figure 2: below min_th the count since the last mark begins anew. */
  @Test
  void theCountBeginsAnewBelowTheLowerThreshold() {
    RandomSource unless = () -> -1; // nothing happens unless its probability is 1
    RedQueue queue = queue(red(5, 15, 200_000, 1_000_000), unless);
    bench.ecnCapable = true;
    for (int round = 0; round < 3; round++) {
      while (queue.packets() < 10) {
        offer(queue, 0); // those at 5 to 9 packets make count 0 to 4
      }
      for (int count = 5; count < 9; count++) {
        offer(queue, 0);
        queue.take(0);
      }
      assertEquals(List.of(), bench.marks); // p_b is 1/10: only with count 9 it is certain
      while (queue.packets() > 4) {
        queue.take(0);
      }
    }
    while (queue.packets() < 10) {
      offer(queue, 0);
    }
    for (int count = 5; count <= 9; count++) {
      assertEquals(List.of(), bench.marks);
      offer(queue, 0);
      queue.take(0);
    }
    assertEquals(1, bench.marks.size());
  }

  /** The average follows arrivals at a full queue too. */
  @Test
  void aFullQueueIsMeasured() {
    QueueDiscipline.Red red = red(50, 60, 20_000, 500_000);
    RedQueue queue = new RedQueue(4, Long.MAX_VALUE, bench, red, RATE, new Xoshiro256StarStar(1));
    for (int i = 0; i < 40; i++) {
      offer(queue, 0);
    }
    assertEquals(4, queue.average(), 1e-6);
    assertEquals(36, bench.causes.stream().filter(c -> c == DropCause.QUEUE_FULL).count());
  }
}
