package io.netlayers.testkit.net.path;

import io.netlayers.testkit.net.model.DropCause;
import io.netlayers.testkit.net.model.Loss;
import io.netlayers.testkit.net.model.RandomSource;
import org.checkerframework.checker.nullness.qual.Nullable;

/** One way to lose packets, with its state. */
public final class LossStage {
  private final Loss loss;
  private final RandomSource random;
  private boolean bad;

  /** A stage in its first state. */
  public LossStage(Loss loss, RandomSource random) {
    this.loss = loss;
    this.random = random;
  }

  /** Why this packet is lost; null if it is not. Asked once for each packet, in their order. */
  public @Nullable DropCause judge(Packet packet) {
    if (loss instanceof Loss.Independent independent) {
      return random.happens(independent.ppm()) ? DropCause.LOST_ALONE : null;
    }
    if (loss instanceof Loss.Bursts bursts) {
      bad ^= random.happens(bad ? bursts.badToGoodPpm() : bursts.goodToBadPpm());
      return random.happens(bad ? bursts.badLossPpm() : bursts.goodLossPpm())
          ? DropCause.LOST_IN_BURST
          : null;
    }
    if (loss instanceof Loss.EveryNth nth) {
      return (packet.index() + 1) % nth.n() == 0 ? DropCause.LOST_AS_NTH : null;
    }
    Loss.Chosen chosen = (Loss.Chosen) loss;
    return chosen.choice().test(packet.index(), packet.octets()) ? DropCause.LOST_BY_CHOICE : null;
  }
}
