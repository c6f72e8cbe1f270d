package io.netlayers.fsm.tcp.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DeadlineWheelTest {
  @Test
  void firesNotBeforeAndLessThanATickLate() {
    DeadlineWheel wheel = new DeadlineWheel(10);
    wheel.arm(3, 5000);
    assertEquals(5120, wheel.deadline(3));
    assertEquals(5120, wheel.nextDeadline());
    assertEquals(-1, wheel.pollExpired(5119));
    assertEquals(3, wheel.pollExpired(5120));
    assertFalse(wheel.isArmed(3));
    assertEquals(-1, wheel.pollExpired(1L << 62));
    assertEquals(DeadlineWheel.NO_DEADLINE, wheel.nextDeadline());
  }

  @Test
  void deadlinesOfOneTickFireInTheirOrder() {
    DeadlineWheel wheel = new DeadlineWheel(0);
    for (int id = 9; id >= 0; id--) {
      wheel.arm(id, 1_000_000);
    }
    for (int id = 9; id >= 0; id--) {
      assertEquals(id, wheel.pollExpired(1_000_000));
    }
  }

  @Test
  void farAndOverdueDeadlines() {
    DeadlineWheel wheel = new DeadlineWheel();
    wheel.arm(0, Long.MAX_VALUE - 1);
    assertEquals(-1, wheel.pollExpired(1L << 60));
    wheel.arm(1, 5);
    assertEquals(1, wheel.pollExpired(1L << 60));
    wheel.arm(0, DeadlineWheel.NO_DEADLINE);
    assertEquals(0, wheel.size());
    assertEquals(DeadlineWheel.NO_DEADLINE, wheel.deadline(0));
    wheel.cancel(700);
    assertFalse(wheel.isArmed(700));
    assertThrows(IllegalArgumentException.class, () -> new DeadlineWheel(41));
  }

  @Test
  void waitingByNextDeadlineNeedsFewSteps() {
    DeadlineWheel wheel = new DeadlineWheel(17);
    long far = 7_200_000_000_000L;
    wheel.arm(0, far);
    int steps = 0;
    long now = 0;
    while (wheel.pollExpired(now) == DeadlineWheel.NONE) {
      assertTrue(wheel.nextDeadline() > now);
      now = wheel.nextDeadline();
      steps++;
    }
    assertTrue(now >= far && now < far + (1 << 17));
    assertTrue(steps <= 8, steps + " steps");
  }

  @Property(tries = 200)
  void itAgreesWithAPlainMap(@ForAll long seed) {
    Random random = new Random(seed);
    int shift = random.nextInt(12);
    DeadlineWheel wheel = new DeadlineWheel(shift);
    Map<Integer, Long> model = new HashMap<>();
    long now = random.nextInt(1 << 20);
    for (int step = 0; step < 400; step++) {
      int id = random.nextInt(40);
      switch (random.nextInt(5)) {
        case 0 -> {
          wheel.cancel(id);
          model.remove(id);
        }
        case 1 -> {
          now += 1L << random.nextInt(34);
          expire(wheel, model, now, shift);
        }
        case 2 -> {
          long next = wheel.nextDeadline();
          if (next != DeadlineWheel.NO_DEADLINE) {
            now = Math.max(now, next);
            expire(wheel, model, now, shift);
          }
        }
        default -> {
          long deadline = Math.max(0, now - 1000 + (1L << random.nextInt(40)) + random.nextInt(99));
          wheel.arm(id, deadline);
          model.put(id, deadline);
        }
      }
      assertEquals(model.size(), wheel.size());
      long first = model.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
      assertTrue(
          first == Long.MAX_VALUE || wheel.nextDeadline() <= Math.max(first, now) + (1L << shift));
    }
  }

  private static void expire(DeadlineWheel wheel, Map<Integer, Long> model, long now, int shift) {
    for (int id = wheel.pollExpired(now); id >= 0; id = wheel.pollExpired(now)) {
      Long deadline = model.remove(id);
      assertTrue(deadline != null && deadline <= now, "early or unarmed: " + id);
    }
    for (long left : model.values()) {
      assertTrue(left + (1L << shift) > now, "late by more than a tick");
    }
  }
}
