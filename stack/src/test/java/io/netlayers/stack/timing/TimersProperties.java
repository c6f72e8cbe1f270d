package io.netlayers.stack.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TimersProperties {
  private static final class Bell extends Timer {
    long rang = -1;

    @Override
    protected void expire(long nowNanos) {
      rang = nowNanos;
    }
  }

  @Property(tries = 100)
  void eachRingsOnceAtItsTime(@ForAll long seed) {
    Random random = new Random(seed);
    Timers timers = new Timers();
    List<Bell> bells = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      bells.add(new Bell());
    }
    long[] due = new long[60];
    java.util.Arrays.fill(due, Long.MAX_VALUE);
    long now = 0;
    for (int step = 0; step < 500; step++) {
      int i = random.nextInt(60);
      switch (random.nextInt(4)) {
        case 0 -> {
          timers.cancel(bells.get(i));
          due[i] = Long.MAX_VALUE;
        }
        case 1 -> {
          now += random.nextInt(50);
          timers.expire(now);
          for (int k = 0; k < 60; k++) {
            if (due[k] <= now) {
              assertEquals(now, bells.get(k).rang);
              due[k] = Long.MAX_VALUE;
            } else {
              assertEquals(due[k] != Long.MAX_VALUE, bells.get(k).isArmed());
            }
            bells.get(k).rang = -1;
          }
        }
        default -> {
          due[i] = now + 1 + random.nextInt(200);
          timers.arm(bells.get(i), due[i]);
        }
      }
      long first = Long.MAX_VALUE;
      for (long d : due) {
        first = Math.min(first, d);
      }
      assertEquals(first, timers.nextDeadline());
    }
  }
}
