package io.netlayers.testkit.net;

import static io.netlayers.testkit.net.Run.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.testkit.net.model.DropCause;
import io.netlayers.testkit.net.model.EcnMarker;
import io.netlayers.testkit.net.model.LinkEvent;
import io.netlayers.testkit.net.model.Loss;
import io.netlayers.testkit.net.model.PacketChoice;
import io.netlayers.testkit.net.model.QueueDiscipline;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each impairment does what it says, as often as it says, and nothing else. */
class ImpairmentTest {
  private static final int MANY = 20_000;

  private static LinkConfig.Builder config() {
    return LinkConfig.builder();
  }

  private static Run many(LinkConfig config) {
    return new Run(config, 11).steady(MANY, 20, MS);
  }

  /** Within five standard deviations of a binomial distribution. */
  private static void assertRate(double p, long happened, long of) {
    assertEquals(of * p, happened, 5 * Math.sqrt(of * p * (1 - p)));
    assertTrue(happened > 0);
  }

  @Test
  void independentLoss() {
    Run run = many(config().lossPpm(30_000).build());
    assertRate(0.03, run.link.stats().dropped(DropCause.LOST_ALONE), MANY);
    assertEquals(MANY - run.link.stats().dropped(), run.arrivals.size());
    // losses do not attract each other: as often after a loss as elsewhere
    long pairs = 0;
    for (int i = 1; i < run.numbers.size(); i++) {
      pairs += Math.max(0, run.numbers.get(i) - run.numbers.get(i - 1) - 2);
    }
    assertRate(0.03 * 0.03, pairs, MANY);
  }

  @Test
  void burstsHaveTheirFrequencyAndLength() {
    Run run = many(config().addLosses(Loss.bursts(10_000, 200_000)).build());
    List<Integer> lengths = new ArrayList<>();
    int next = 0;
    for (int number : run.numbers) {
      if (number > next) {
        lengths.add(number - next);
      }
      next = number + 1;
    }
    double mean = lengths.stream().mapToInt(i -> i).average().orElseThrow();
    assertEquals(5, mean, 5 * 4.5 / Math.sqrt(lengths.size())); // a geometric distribution
    // share of the bad state: p / (p + r)
    assertEquals(MANY * 0.01 / 0.21, run.link.stats().dropped(DropCause.LOST_IN_BURST), 300);
  }

  @Test
  void elliottsModelLosesInBothStates() {
    Run rare = many(config().addLosses(new Loss.Bursts(0, 0, 50_000, 1_000_000)).build());
    assertRate(0.05, rare.link.stats().dropped(), MANY);
    Run half = many(config().addLosses(new Loss.Bursts(1_000_000, 0, 0, 500_000)).build());
    assertRate(0.5, half.link.stats().dropped(), MANY);
  }

  @Test
  void everyNthAndChosen() {
    Run run =
        new Run(
                config()
                    .addLosses(
                        Loss.everyNth(4),
                        Loss.indices(0, 9),
                        Loss.chosen((index, packet) -> packet.getInt(1) == 6))
                    .build(),
                1)
            .steady(12, 20, MS);
    assertEquals(List.of(1, 2, 4, 5, 8, 10), run.numbers);
    assertEquals(3, run.link.stats().dropped(DropCause.LOST_AS_NTH));
    assertEquals(3, run.link.stats().dropped(DropCause.LOST_BY_CHOICE));
  }

  @Test
  void aChoiceSeesThePacket() {
    List<String> asked = new ArrayList<>();
    PacketChoice choice =
        (index, packet) -> {
          asked.add(index + " " + packet.position() + " " + packet.limit() + " " + packet.get(0));
          return false;
        };
    new Run(config().addLosses(Loss.chosen(choice)).build(), 1).steady(2, 20, 0);
    assertEquals(List.of("0 0 20 2", "1 0 20 2"), asked);
  }

  @Test
  void reordering() {
    Run run =
        new Run(
                config()
                    .delayMillis(10)
                    .reordered(PacketChoice.indices(1))
                    .reorderNanos(2 * MS + 1)
                    .build(),
                1)
            .steady(5, 20, MS);
    assertEquals(List.of(0, 2, 3, 1, 4), run.numbers);
    assertEquals(List.of(10 * MS, 12 * MS, 13 * MS, 13 * MS + 1, 14 * MS), run.arrivals);
    assertEquals(1, run.count(LinkEvent.HELD_BACK));
    Run often = many(config().reorderPpm(40_000).reorderNanos(3 * MS).build());
    assertRate(0.04, often.count(LinkEvent.HELD_BACK), MANY);
    assertEquals(MANY, often.numbers.stream().distinct().count());
  }

  @Test
  void duplication() {
    Run run =
        new Run(config().duplicated(PacketChoice.indices(1)).duplicateNanos(MS + 1).build(), 1)
            .steady(4, 20, MS);
    assertEquals(List.of(0, 1, 2, 1, 3), run.numbers);
    assertEquals(2 * MS + 1, run.arrivals.get(3));
    Run often = many(config().duplicatePpm(25_000).build());
    assertRate(0.025, often.link.stats().duplicated(), MANY);
    assertEquals(MANY + often.link.stats().duplicated(), often.arrivals.size());
  }

  @Test
  void corruptionFlipsThatManyBits() {
    for (int bits : new int[] {1, 2, 7, 64}) {
      Run run = many(config().corruptPpm(50_000).corruptBits(bits).build());
      Run clean = many(LinkConfig.perfect());
      long harmed = 0;
      for (int i = 0; i < MANY; i++) {
        int flipped = flips(clean.octets.get(i), run.octets.get(i));
        assertTrue(flipped == 0 || flipped == bits, flipped + " bits");
        harmed += flipped == 0 ? 0 : 1;
      }
      assertRate(0.05, harmed, MANY);
      assertEquals(harmed, run.count(LinkEvent.CORRUPTED));
    }
  }

  @Test
  void everyBitIsFlippedAsOften() {
    Run run = many(config().corruptPpm(1_000_000).build());
    Run clean = many(LinkConfig.perfect());
    int[] counts = new int[160];
    for (int i = 0; i < MANY; i++) {
      for (int bit = 0; bit < 160; bit++) {
        int changed = clean.octets.get(i)[bit / 8] ^ run.octets.get(i)[bit / 8];
        counts[bit] += changed >> bit % 8 & 1;
      }
    }
    for (int count : counts) {
      assertRate(1 / 160.0, count, MANY);
    }
  }

  @Test
  void aPacketOfFewBitsIsFlippedWhole() {
    Run run = new Run(config().corruptPpm(1_000_000).corruptBits(64).build(), 1);
    run.send(2, 0);
    run.send(0, 0);
    run.drain();
    assertEquals(~2 & 0xFF, run.octets.get(0)[0] & 0xFF);
    assertEquals(1, run.count(LinkEvent.CORRUPTED));
  }

  @Test
  void bitErrorRate() {
    Run run = many(config().bitErrorsPerBillion(100_000).build());
    Run clean = many(LinkConfig.perfect());
    long flipped = 0;
    long harmed = 0;
    for (int i = 0; i < MANY; i++) {
      int flips = flips(clean.octets.get(i), run.octets.get(i));
      flipped += flips;
      harmed += flips > 0 ? 1 : 0;
    }
    assertRate(1e-4, flipped, MANY * 160L);
    assertRate(1 - Math.pow(1 - 1e-4, 160), harmed, MANY);
    assertEquals(harmed, run.count(LinkEvent.CORRUPTED));
  }

  private static int flips(byte[] before, byte[] after) {
    return IntStream.range(0, before.length)
        .map(i -> Integer.bitCount((before[i] ^ after[i]) & 0xFF))
        .sum();
  }

  @Test
  void markingByChance() {
    Run run = many(config().markPpm(100_000).marker(EcnMarker.FIRST_OCTET).build());
    long marked = run.octets.stream().filter(octets -> octets[0] == 3).count();
    assertRate(0.1, marked, MANY);
    assertEquals(marked, run.link.stats().marked());
    assertEquals(0, many(config().markPpm(100_000).build()).link.stats().marked());
  }

  @Test
  void jitterIsUniform() {
    Run run = many(config().jitterNanos(9).jitterMayReorder(true).build());
    int[] counts = new int[10];
    for (int i = 0; i < MANY; i++) {
      counts[(int) (run.arrivals.get(i) - run.numbers.get(i) * MS)]++;
    }
    for (int count : counts) {
      assertRate(0.1, count, MANY);
    }
  }

  /** One impairment's random bits are no other's. */
  @Test
  void switchingOneOnLeavesTheOthersAsTheyWere() {
    LinkConfig one = config().lossPpm(100_000).build();
    LinkConfig all =
        config()
            .lossPpm(100_000)
            .addLosses(Loss.bursts(10_000, 500_000))
            .duplicatePpm(100_000)
            .duplicateNanos(1)
            .corruptPpm(100_000)
            .bitErrorsPerBillion(1_000)
            .reorderPpm(100_000)
            .reorderNanos(5 * MS)
            .markPpm(100_000)
            .marker(EcnMarker.FIRST_OCTET)
            .jitterNanos(1000)
            .build();
    assertEquals(lostAlone(many(one)), lostAlone(many(all)));
  }

  private static List<Long> lostAlone(Run run) {
    return run.seen.stream()
        .filter(s -> s.cause() == DropCause.LOST_ALONE)
        .map(Run.Seen::index)
        .toList();
  }

  @Test
  void coDelMarksOrDropsOnALinkThatIsTooNarrow() {
    LinkConfig.Builder narrow = config().megabitsPerSecond(1).discipline(QueueDiscipline.coDel());
    // 1,000 octets take 8 ms and come every 7 ms
    Run drops = new Run(narrow.build(), 1).steady(1000, 1000, 7 * MS);
    assertTrue(drops.link.stats().dropped(DropCause.QUEUE_EARLY) > 50);
    assertEquals(0, drops.link.stats().marked());
    Run marks = new Run(narrow.marker(EcnMarker.FIRST_OCTET).build(), 1).steady(1000, 1000, 7 * MS);
    assertEquals(0, marks.link.stats().dropped());
    assertTrue(marks.link.stats().marked() > 50);
    long carryCe = marks.octets.stream().filter(octets -> octets[0] == 3).count();
    assertEquals(marks.link.stats().marked(), carryCe);
  }

  @Test
  void redMarksOrDropsOnALinkThatIsTooNarrow() {
    LinkConfig.Builder narrow =
        config()
            .megabitsPerSecond(1)
            .discipline(new QueueDiscipline.Red(5, 15, 100_000, 50_000, false));
    Run drops = new Run(narrow.build(), 1).steady(1000, 1000, 7 * MS);
    assertTrue(drops.link.stats().dropped(DropCause.QUEUE_EARLY) > 50);
    assertTrue(drops.link.stats().queueHighWaterPackets() < 30);
    Run marks = new Run(narrow.marker(EcnMarker.FIRST_OCTET).build(), 1).steady(1000, 1000, 7 * MS);
    assertTrue(marks.link.stats().marked() > 10);
    long carryCe = marks.octets.stream().filter(octets -> octets[0] == 3).count();
    assertEquals(marks.link.stats().marked(), carryCe);
  }

  @Test
  void aNewConfigurationTakesEffectAtOnce() {
    Run run = new Run(config().lossPpm(1_000_000).build(), 1);
    run.send(20, 0);
    run.link.reconfigure(config().bitErrorsPerBillion(999_999_999).build());
    run.send(20, 0);
    run.link.reconfigure(config().jitterNanos(5).delayNanos(3).build());
    run.send(20, 0);
    run.drain();
    assertEquals(List.of(2), run.numbers.subList(1, 2));
    assertEquals((byte) ~2, run.octets.get(0)[0]);
    assertEquals(2, run.octets.get(1)[0]);
    assertTrue(run.arrivals.get(1) >= 3 && run.arrivals.get(1) <= 8);
  }

  /** A link that goes from good to bad with its first packet and never back. */
  @Test
  void waysToBeLostThatStayKeepTheirState() {
    Loss onceBad = Loss.bursts(1_000_000, 0);
    Run run = new Run(config().addLosses(onceBad).build(), 1);
    run.send(20, 0);
    run.link.reconfigure(config().addLosses(onceBad).delayNanos(1).build());
    run.send(20, 0); // still bad; begun anew the state would be the same, so change the odds
    run.link.reconfigure(config().build());
    run.send(20, 0);
    run.drain();
    assertEquals(List.of(2), run.numbers);
    int before = many(config().addLosses(Loss.bursts(500_000, 0)).build()).arrivals.size();
    Run kept = new Run(config().addLosses(Loss.bursts(500_000, 0)).build(), 11);
    for (int i = 0; i < MANY; i++) {
      kept.send(20, i * MS);
      kept.link.reconfigure(
          config().addLosses(Loss.bursts(500_000, 0)).delayNanos(1 + i % 2).build());
    }
    assertEquals(before, kept.drain().arrivals.size());
  }

  /** Whoever looks at a packet may move about in the buffer; nobody behind sees that. */
  @Test
  void whoLooksLeavesNoTrace() {
    PacketChoice restless =
        (index, packet) -> {
          packet.getLong();
          packet.limit(9).order(ByteOrder.LITTLE_ENDIAN);
          return false;
        };
    LinkConfig config =
        config()
            .addLosses(Loss.chosen(restless))
            .corrupted(restless)
            .reordered(restless)
            .reorderNanos(1)
            .duplicated(restless)
            .build();
    Run run = new Run(config, 1);
    run.link.observe((link, event, packet, now) -> restless.test(0, packet.octets()));
    run.steady(3, 20, MS);
    assertEquals(List.of(0, 1, 2), run.numbers);
    assertEquals(20, run.octets.get(2).length);
  }

  @Test
  void aPacketIsMarkedOnce() {
    LinkConfig config =
        config()
            .megabitsPerSecond(1)
            .discipline(QueueDiscipline.coDel())
            .marker(EcnMarker.FIRST_OCTET)
            .markPpm(1_000_000)
            .build();
    Run run = new Run(config, 1).steady(1000, 1000, 7 * MS);
    assertEquals(1000, run.link.stats().marked());
  }
}
