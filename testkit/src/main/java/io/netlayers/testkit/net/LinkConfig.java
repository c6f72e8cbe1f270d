package io.netlayers.testkit.net;

import io.netlayers.testkit.net.model.Blackout;
import io.netlayers.testkit.net.model.EcnMarker;
import io.netlayers.testkit.net.model.Loss;
import io.netlayers.testkit.net.model.PacketChoice;
import io.netlayers.testkit.net.model.QueueDiscipline;
import io.netlayers.testkit.net.model.RandomSource;
import java.util.List;
import org.immutables.value.Value;

/**
 * What one direction of a link does to packets. Unless something is set it is perfect: no delay, no
 * limit, no loss.
 *
 * <p>A packet meets, in this order: the MTU; the queue with its limit and discipline; blackouts;
 * the transmitter's rate; losses in the order of the list; marks, bit errors; delay and jitter;
 * being held back; a duplicate. Probabilities are parts per million of the packets that come so
 * far.
 */
@Value.Immutable
@ValueStyle
public abstract class LinkConfig {
  /** The longest of the times here, about 13 days: sums of some of them fit. */
  private static final long MAX_NANOS = 1L << 50;

  LinkConfig() {}

  /** A builder of a perfect link. */
  public static Builder builder() {
    return new Builder();
  }

  /** A perfect link. */
  public static LinkConfig perfect() {
    return builder().build();
  }

  /** Nanoseconds from the last bit's departure to its arrival, at least. */
  @Value.Default
  public long delayNanos() {
    return 0;
  }

  /** Each packet takes 0 to so many nanoseconds more, all equally likely. */
  @Value.Default
  public long jitterNanos() {
    return 0;
  }

  /** Whether jitter may let a packet pass the one before; else that one makes it wait. */
  @Value.Default
  public boolean jitterMayReorder() {
    return false;
  }

  /** Bits in a second; 0 for no limit, and then nothing ever waits in the queue. */
  @Value.Default
  public long bitsPerSecond() {
    return 0;
  }

  /** Octets that each packet costs besides its own, 24 for Ethernet's preamble, FCS and gap. */
  @Value.Default
  public int overheadOctets() {
    return 0;
  }

  /** Packets that may wait, the one that is being transmitted not counted; 0 for none. */
  @Value.Default
  public int queuePackets() {
    return Integer.MAX_VALUE;
  }

  /** Octets of packets that may wait. */
  @Value.Default
  public long queueOctets() {
    return Long.MAX_VALUE;
  }

  /** What the queue does before it is full. */
  @Value.Default
  public QueueDiscipline discipline() {
    return QueueDiscipline.dropTail();
  }

  /** How RED, CoDel and {@link #markPpm} mark a packet. */
  @Value.Default
  public EcnMarker marker() {
    return EcnMarker.NONE;
  }

  /** Probability that a packet is marked, if it can be, besides what the queue marks. */
  @Value.Default
  public int markPpm() {
    return 0;
  }

  /** Ways to be lost; each is asked about each packet, and the first that says so counts. */
  public abstract List<Loss> losses();

  /** Probability that a packet is held back. */
  @Value.Default
  public int reorderPpm() {
    return 0;
  }

  /** Packets that are held back, besides. */
  @Value.Default
  public PacketChoice reordered() {
    return PacketChoice.NONE;
  }

  /** How much later than its turn a packet arrives that is held back. */
  @Value.Default
  public long reorderNanos() {
    return 0;
  }

  /** Probability that a packet arrives twice. */
  @Value.Default
  public int duplicatePpm() {
    return 0;
  }

  /** Packets that arrive twice, besides. */
  @Value.Default
  public PacketChoice duplicated() {
    return PacketChoice.NONE;
  }

  /** How much later the second one arrives. */
  @Value.Default
  public long duplicateNanos() {
    return 0;
  }

  /** Probability that bits of a packet are flipped. */
  @Value.Default
  public int corruptPpm() {
    return 0;
  }

  /** Packets of which bits are flipped, besides. */
  @Value.Default
  public PacketChoice corrupted() {
    return PacketChoice.NONE;
  }

  /** How many bits of such a packet, all different, 1 to 64. */
  @Value.Default
  public int corruptBits() {
    return 1;
  }

  /** Probability that a bit of the link is flipped, in parts per billion, besides. */
  @Value.Default
  public int bitErrorsPerBillion() {
    return 0;
  }

  /** The longest packet, 1 octet or more. */
  @Value.Default
  public int mtuOctets() {
    return Integer.MAX_VALUE;
  }

  /** When the link carries nothing. */
  public abstract List<Blackout> blackouts();

  @Value.Check
  void check() {
    require(inRange(delayNanos()), "delay", delayNanos());
    require(inRange(jitterNanos()), "jitter", jitterNanos());
    require(inRange(reorderNanos()), "hold-back", reorderNanos());
    require(inRange(duplicateNanos()), "duplicate's delay", duplicateNanos());
    require(bitsPerSecond() >= 0, "rate", bitsPerSecond());
    require(overheadOctets() >= 0 && overheadOctets() <= 0xFFFF, "overhead", overheadOctets());
    require(queuePackets() >= 0, "packets in the queue", queuePackets());
    require(queueOctets() >= 0, "octets in the queue", queueOctets());
    require(isPpm(markPpm()), "mark probability", markPpm());
    require(isPpm(reorderPpm()), "hold-back probability", reorderPpm());
    require(isPpm(duplicatePpm()), "duplicate probability", duplicatePpm());
    require(isPpm(corruptPpm()), "corruption probability", corruptPpm());
    require(corruptBits() >= 1 && corruptBits() <= 64, "bits to flip", corruptBits());
    require(
        bitErrorsPerBillion() >= 0 && bitErrorsPerBillion() < 1_000_000_000,
        "bit error probability",
        bitErrorsPerBillion());
    require(mtuOctets() >= 1, "MTU", mtuOctets());
    boolean holdsBack = reorderPpm() > 0 || reordered() != PacketChoice.NONE;
    if (holdsBack && reorderNanos() == 0) {
      throw new IllegalStateException("packets to hold back, and not for how long");
    }
    if (discipline() != QueueDiscipline.dropTail() && bitsPerSecond() == 0) {
      throw new IllegalStateException("a discipline for a queue that no rate ever fills");
    }
  }

  private static boolean inRange(long nanos) {
    return nanos >= 0 && nanos <= MAX_NANOS;
  }

  private static boolean isPpm(int ppm) {
    return ppm >= 0 && ppm <= RandomSource.MILLION;
  }

  private static void require(boolean condition, String what, long value) {
    if (!condition) {
      throw new IllegalStateException(what + " out of range: " + value);
    }
  }

  /** Builds a {@link LinkConfig}; {@code build} refuses what is out of range. */
  public static final class Builder extends ImmutableLinkConfig.Builder {
    Builder() {}

    /** {@link LinkConfig#delayNanos()} in milliseconds. */
    public Builder delayMillis(long millis) {
      return delayNanos(StrictMath.multiplyExact(millis, 1_000_000L));
    }

    /** {@link LinkConfig#jitterNanos()} in milliseconds. */
    public Builder jitterMillis(long millis) {
      return jitterNanos(StrictMath.multiplyExact(millis, 1_000_000L));
    }

    /** {@link LinkConfig#bitsPerSecond()} in millions. */
    public Builder megabitsPerSecond(long megabits) {
      return bitsPerSecond(StrictMath.multiplyExact(megabits, 1_000_000L));
    }

    /** Adds {@link Loss#independent}. */
    public Builder lossPpm(int ppm) {
      return addLosses(Loss.independent(ppm));
    }
  }
}
