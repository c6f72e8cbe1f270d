package io.netlayers.testkit.net.model;

/** What a link's queue does before it is full. At its limit every discipline drops the newcomer. */
public sealed interface QueueDiscipline {
  /** Nothing: only a full queue drops. */
  static QueueDiscipline dropTail() {
    return DropTail.INSTANCE;
  }

  /** RED with its paper's values: w_q 0.002, min_th 5, max_th 15, max_p 1/50. */
  static QueueDiscipline red() {
    return new Red(5, 15, 20_000, 2_000, false);
  }

  /** CoDel with INTERVAL 100 ms (RFC 8289 §4.3), TARGET 5 ms (§4.4) and packets of 1,500 octets. */
  static QueueDiscipline coDel() {
    return new CoDel(5_000_000, 100_000_000, 1500);
  }

  /** See {@link #dropTail()}. */
  enum DropTail implements QueueDiscipline {
    /** The only one. */
    INSTANCE
  }

  /**
   * Random Early Detection (Floyd and Jacobson, 1993), the queue measured in packets.
   *
   * @param minThreshold packets on average below which nothing happens, 1 or more
   * @param maxThreshold packets on average from which on every arrival is dropped
   * @param maxPpm max_p, the probability of a mark close below {@code maxThreshold}
   * @param weightPpm w_q, the weight of the newest sample in the average, more than 0
   * @param gentle whether the probability grows from max_p to 1 between {@code maxThreshold} and
   *     its double, where else it jumps (Floyd, 2000)
   */
  record Red(int minThreshold, int maxThreshold, int maxPpm, int weightPpm, boolean gentle)
      implements QueueDiscipline {
    /** Refuses thresholds that do not grow and what is no probability. */
    public Red {
      if (minThreshold < 1 || maxThreshold <= minThreshold || maxThreshold > 1 << 24) {
        throw new IllegalArgumentException("thresholds " + minThreshold + ", " + maxThreshold);
      }
      if (maxPpm < 0 || maxPpm > RandomSource.MILLION) {
        throw new IllegalArgumentException("max_p not within 0 to 1000000: " + maxPpm);
      }
      if (weightPpm < 1 || weightPpm > RandomSource.MILLION) {
        throw new IllegalArgumentException("w_q not within 1 to 1000000: " + weightPpm);
      }
    }
  }

  /**
   * Controlled Delay (RFC 8289).
   *
   * @param targetNanos TARGET, the standing delay that is good enough, more than 0
   * @param intervalNanos INTERVAL, about the longest round trip, more than TARGET
   * @param maxPacketOctets MAXPACKET: a queue that holds no more is never too long (§4.2), 1 or
   *     more
   */
  record CoDel(long targetNanos, long intervalNanos, int maxPacketOctets)
      implements QueueDiscipline {
    /** Refuses times out of order. */
    public CoDel {
      if (targetNanos < 1 || intervalNanos <= targetNanos || intervalNanos > 1L << 50) {
        throw new IllegalArgumentException("TARGET " + targetNanos + ", INTERVAL " + intervalNanos);
      }
      if (maxPacketOctets < 1) {
        throw new IllegalArgumentException("MAXPACKET less than 1: " + maxPacketOctets);
      }
    }
  }
}
