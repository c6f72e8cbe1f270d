package io.netlayers.testkit.net.path;

import io.netlayers.testkit.net.model.DropCause;
import io.netlayers.testkit.net.model.QueueDiscipline;
import io.netlayers.testkit.net.model.RandomSource;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Random Early Detection, with the names of its paper (Floyd and Jacobson, 1993, figure 2): an
 * average of the queue's length, and marks that come more often as it grows.
 */
public final class RedQueue extends PacketQueue {
  /** The paper's "typical transmission time" of an idle link is that of a packet of so many. */
  private static final int TYPICAL_OCTETS = 500;

  private final int minTh;
  private final int maxTh;
  private final double maxP;
  private final double wq;
  private final boolean gentle;
  private final double typicalNanos;
  private final RandomSource random;

  private double avg;
  private int count = -1;
  private long qTime;

  /** A queue on a link of a rate, more than 0. */
  public RedQueue(
      int limitPackets,
      long limitOctets,
      Verdicts verdicts,
      QueueDiscipline.Red red,
      long bitsPerSecond,
      RandomSource random) {
    super(limitPackets, limitOctets, verdicts);
    minTh = red.minThreshold();
    maxTh = red.maxThreshold();
    maxP = (double) red.maxPpm() / RandomSource.MILLION;
    wq = (double) red.weightPpm() / RandomSource.MILLION;
    gentle = red.gentle();
    typicalNanos = Math.max(1.0, 8e9 * TYPICAL_OCTETS / bitsPerSecond);
    this.random = random;
  }

  /** The average length, in packets. */
  public double average() {
    return avg;
  }

  @Override
  protected void arrives(long nowNanos) {
    if (packets() == 0) {
      // the average that small packets of the idle time would have seen
      avg *= StrictMath.pow(1 - wq, (nowNanos - qTime) / typicalNanos);
      qTime = nowNanos;
    } else {
      avg += wq * (packets() - avg);
    }
  }

  @Override
  protected boolean admits(Packet packet, long nowNanos) {
    if (avg < minTh) {
      count = -1;
      return true;
    }
    double pb = probability();
    count++;
    // count packets came since the last mark: this spreads marks evenly instead of in clusters
    double pa = count * pb >= 1 ? 1 : pb / (1 - count * pb);
    if (pb < 1 && random.nextDouble() >= pa) {
      return true;
    }
    count = 0;
    // Marking is for congestion that begins. Over the upper threshold packets are dropped even
    // where they can be marked: who claims ECN and does not react must not own the queue.
    if (pb < 1 && verdicts.mark(packet, nowNanos)) {
      return true;
    }
    verdicts.drop(packet, DropCause.QUEUE_EARLY, nowNanos);
    return false;
  }

  private double probability() {
    if (avg < maxTh) {
      return maxP * (avg - minTh) / (maxTh - minTh);
    }
    return gentle && avg < 2.0 * maxTh ? maxP + (1 - maxP) * (avg - maxTh) / maxTh : 1;
  }

  @Override
  public @Nullable Packet take(long nowNanos) {
    Packet packet = next();
    if (packet != null) {
      qTime = nowNanos; // the queue's idle time begins with its last packet
    }
    return packet;
  }
}
