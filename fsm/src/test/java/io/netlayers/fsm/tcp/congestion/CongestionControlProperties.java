package io.netlayers.fsm.tcp.congestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CongestionControlProperties {
  /** Found by the property below: W_est was far ahead of cwnd and one ACK gave all of it. */
  @Example
  void aLaggingWindowCatchesUpAckByAck() {
    whateverHappensTheWindowsStayInBounds(-250942);
  }

  @Property(tries = 300)
  void whateverHappensTheWindowsStayInBounds(@ForAll long seed) {
    Random random = new Random(seed);
    IdlePolicy policy = random.nextBoolean() ? IdlePolicy.VALIDATE : IdlePolicy.RESTART;
    CongestionControl control = random.nextBoolean() ? new Cubic(policy) : new NewReno(policy);
    int smss = 1 + random.nextInt(9000);
    control.onEstablished(smss, random.nextBoolean());
    AckSample sample = new AckSample();
    long una = 1L << 32;
    long nxt = una;
    long now = 0;
    for (int step = 0; step < 300; step++) {
      now += random.nextInt(4) == 0 ? 1L << random.nextInt(42) : random.nextInt(1_000_000);
      nxt += (long) (random.nextDouble() * 1.2 * Math.max(0, control.cwnd() - (nxt - una)));
      long flight = nxt - una;
      long before = control.cwnd();
      switch (random.nextInt(12)) {
        case 0 -> {
          control.onLoss(flight, una, nxt, now);
          assertTrue(control.cwnd() <= Math.max(before, smss));
          una += flight;
          control.onRecovered(0, random.nextInt(20_000), now);
        }
        case 1 -> {
          control.onTimeout(flight, random.nextBoolean(), nxt, now);
          assertEquals(smss, control.cwnd());
        }
        case 2 -> control.onSpurious(now);
        case 3 -> {
          if (control.onEcnEcho(flight, una, nxt, now)) {
            assertTrue(control.cwnd() <= before);
            assertEquals(false, nxt > una && control.onEcnEcho(flight, una, nxt, now));
          }
        }
        case 4 -> {
          una = nxt;
          control.onIdle(random.nextInt(1 << 30), 300_000_000, now);
          assertTrue(control.cwnd() <= before);
        }
        case 5 -> {
          smss = 1 + random.nextInt(9000);
          control.onSegmentSize(smss);
        }
        default -> {
          long acked = (long) (random.nextDouble() * flight);
          una += acked;
          long rtt = random.nextBoolean() ? AckSample.NO_RTT : random.nextInt(500_000_000);
          sample.begin(now, acked, flight).sequence(una, nxt).roundTrip(rtt, 100_000_000);
          control.onAck(sample);
          assertTrue(control.cwnd() <= before + Math.max(acked, smss) + smss, "no more than acked");
        }
      }
      assertTrue(control.cwnd() >= smss, control + " below a segment of " + smss);
      assertTrue(control.cwnd() <= 1L << 40);
      assertTrue(control.ssthresh() >= 2L * smss, control + " below two segments of " + smss);
    }
  }
}
