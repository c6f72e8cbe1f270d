package io.netlayers.fsm.tcp.timing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class RtoEstimatorProperties {
  @Property(tries = 300)
  void theTimeoutStaysWithinItsLimits(@ForAll @Size(max = 60) List<Long> inputs) {
    RtoLimits limits = RtoLimits.PROMPT;
    RtoEstimator rto = new RtoEstimator(limits);
    for (long input : inputs) {
      switch ((int) Math.floorMod(input, 5L)) {
        case 0 -> rto.backOff();
        case 1 -> rto.onSpuriousTimeout(input >>> 1);
        case 2 -> rto.onSample((input >>> 1) % 1_000_000_000L, 1 + (int) Math.floorMod(input, 90L));
        default -> rto.onSample(input >>> 1, 1);
      }
      assertTrue(rto.rtoNanos() >= limits.minNanos() && rto.rtoNanos() <= limits.maxNanos());
      assertTrue(rto.srttNanos() >= 0 && rto.rttVarNanos() >= 0);
      assertTrue(rto.baseRtoNanos() <= rto.rtoNanos());
    }
  }
}
