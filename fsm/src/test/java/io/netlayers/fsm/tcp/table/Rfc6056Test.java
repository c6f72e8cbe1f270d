package io.netlayers.fsm.tcp.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** RFC 6056 §3.3.4, and the initial sequence numbers of RFC 9293 §3.4.1. */
class Rfc6056Test {
  private static final EphemeralPorts.Use FREE = (s, lh, ll, lp, rh, rl, rp) -> false;
  private final ConnectionHash hash = new ConnectionHash(3, 4);

  @Test
  void portsAreOfTheRangeAndAllOfThemComeUp() {
    EphemeralPorts ports = new EphemeralPorts(hash, 1024, 1123, 10);
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      int port = ports.select(0, 0, 1, 0, 2, 80, FREE);
      assertTrue(port >= 1024 && port <= 1123);
      seen.add(port);
    }
    assertEquals(100, seen.size()); // not again before all others were used
  }

  @Test
  void oneAfterTheOtherTowardsOnePeerAndElsewhereForAnother() {
    EphemeralPorts ports = new EphemeralPorts(hash);
    int first = ports.select(0, 0, 1, 0, 2, 80, FREE);
    int second = ports.select(0, 0, 1, 0, 2, 80, FREE);
    assertEquals((first - 49152 + 1) % 16384, second - 49152);
    Set<Integer> firsts = new HashSet<>();
    for (int peer = 0; peer < 50; peer++) {
      firsts.add(ports.select(0, 0, 1, 0, 100 + peer, 80, FREE));
    }
    assertTrue(firsts.size() > 45);
  }

  @Test
  void portsInUseAreSkipped() {
    EphemeralPorts ports = new EphemeralPorts(hash, 5000, 5009, 1);
    assertEquals(5007, ports.select(0, 0, 1, 0, 2, 80, (s, lh, ll, lp, rh, rl, rp) -> lp != 5007));
    assertEquals(
        EphemeralPorts.NONE, ports.select(0, 0, 1, 0, 2, 80, (s, lh, ll, lp, rh, rl, rp) -> true));
  }

  @Test
  void rangesThatAreNoneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new EphemeralPorts(hash, 0, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> new EphemeralPorts(hash, 11, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> new EphemeralPorts(hash, 1, 65536, 1));
    assertThrows(IllegalArgumentException.class, () -> new EphemeralPorts(hash, 1, 65535, 0));
  }

  @Test
  void rfc9293Section3_4_1_theClockStepsEveryFourMicroseconds() {
    InitialSequenceNumbers numbers = new InitialSequenceNumbers(hash);
    int base = numbers.next(0, 0, 1, 80, 0, 2, 4000, 0);
    assertEquals(base, numbers.next(0, 0, 1, 80, 0, 2, 4000, 3_999));
    assertEquals(base + 1, numbers.next(0, 0, 1, 80, 0, 2, 4000, 4_000));
    assertEquals(base + 250_000, numbers.next(0, 0, 1, 80, 0, 2, 4000, 1_000_000_000));
    // it wraps in about 4.77 hours
    assertEquals(base, numbers.next(0, 0, 1, 80, 0, 2, 4000, (1L << 32) * 4_000));
  }

  @Test
  void rfc9293Section3_4_1_eachConnectionHasASpaceOfItsOwn() {
    InitialSequenceNumbers numbers = new InitialSequenceNumbers(hash);
    Set<Integer> seen = new HashSet<>();
    for (int port = 0; port < 1000; port++) {
      seen.add(numbers.next(0, 0, 1, 80, 0, 2, port, 0));
      seen.add(numbers.timestampOffset(0, 0, 1, 80, 0, 2, port));
    }
    assertEquals(2000, seen.size());
    assertEquals(
        numbers.timestampOffset(0, 0, 1, 80, 0, 2, 7),
        numbers.timestampOffset(0, 0, 1, 80, 0, 2, 7));
  }
}
