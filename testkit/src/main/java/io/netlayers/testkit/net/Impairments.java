package io.netlayers.testkit.net;

import io.netlayers.testkit.net.model.Blackout;
import io.netlayers.testkit.net.model.DropCause;
import io.netlayers.testkit.net.model.Loss;
import io.netlayers.testkit.net.model.RandomSource;
import io.netlayers.testkit.net.model.Xoshiro256StarStar;
import io.netlayers.testkit.net.path.BitErrors;
import io.netlayers.testkit.net.path.LossStage;
import io.netlayers.testkit.net.path.Packet;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What the wire does to a packet, in the order in which {@link SimulatedLink} asks. Each question
 * draws from random bits of its own.
 */
final class Impairments {
  private final RandomSource lossBits;
  private final RandomSource markBits;
  private final RandomSource reorderBits;
  private final RandomSource duplicateBits;
  private final RandomSource corruptBits;
  private final BitErrors bitErrors;
  private final List<LossStage> losses = new ArrayList<>();
  private LinkConfig config;

  /** The numbers of the streams are part of what a seed means: they never change. */
  Impairments(LinkConfig config, long seed) {
    this.config = config;
    markBits = new Xoshiro256StarStar(seed, 2);
    reorderBits = new Xoshiro256StarStar(seed, 3);
    duplicateBits = new Xoshiro256StarStar(seed, 4);
    corruptBits = new Xoshiro256StarStar(seed, 5);
    bitErrors = new BitErrors(new Xoshiro256StarStar(seed, 6), new Xoshiro256StarStar(seed, 7));
    lossBits = new Xoshiro256StarStar(seed, 9);
    bitErrors.noiseIs(config.bitErrorsPerBillion());
    beginLosses();
  }

  void reconfigure(LinkConfig next) {
    boolean sameNoise = next.bitErrorsPerBillion() == config.bitErrorsPerBillion();
    boolean sameLosses = next.losses().equals(config.losses());
    config = next;
    if (!sameNoise) {
      bitErrors.noiseIs(config.bitErrorsPerBillion());
    }
    if (!sameLosses) {
      beginLosses();
    }
  }

  private void beginLosses() {
    losses.clear();
    for (Loss loss : config.losses()) {
      losses.add(new LossStage(loss, new Xoshiro256StarStar(lossBits.nextLong())));
    }
  }

  /** Why it is lost. Every way is asked, whatever the others say, so that each sees all packets. */
  @Nullable DropCause lost(Packet packet, long start) {
    DropCause first = null;
    for (Blackout blackout : config.blackouts()) {
      first = blackout.covers(start) ? DropCause.BLACKOUT : first;
    }
    for (LossStage loss : losses) {
      DropCause cause = loss.judge(packet);
      first = first == null ? cause : first;
    }
    return first;
  }

  boolean marks() {
    return markBits.happens(config.markPpm());
  }

  /** Flips bits; answers whether any was. */
  boolean corrupts(Packet packet) {
    boolean some =
        corruptBits.happens(config.corruptPpm())
            | config.corrupted().test(packet.index(), packet.octets());
    boolean flipped = some && bitErrors.flipSome(packet, config.corruptBits());
    return bitErrors.addNoise(packet) | flipped;
  }

  boolean holdsBack(Packet packet) {
    return reorderBits.happens(config.reorderPpm())
        | config.reordered().test(packet.index(), packet.octets());
  }

  boolean duplicates(Packet packet) {
    return duplicateBits.happens(config.duplicatePpm())
        | config.duplicated().test(packet.index(), packet.octets());
  }
}
