package io.netlayers.testkit.net.path;

import io.netlayers.testkit.net.model.RandomSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Packets between the transmitter and the other end, and when each arrives. */
public final class Flight {
  /** No arrival to come. */
  public static final long NEVER = Long.MAX_VALUE;

  private final RandomSource random;
  private final PriorityQueue<Packet> inAir =
      new PriorityQueue<>(
          Comparator.<Packet>comparingLong(p -> p.arrivalNanos).thenComparingLong(p -> p.serial));

  private long delay;
  private long jitter;
  private boolean jitterMayReorder;
  private long lastArrival;
  private long serials;

  /** A path without a delay. */
  public Flight(RandomSource random) {
    this.random = random;
  }

  /** From now on there is a delay, to which each packet adds up to {@code jitter}. */
  public void pathIs(long delay, long jitter, boolean jitterMayReorder) {
    this.delay = delay;
    this.jitter = jitter;
    this.jitterMayReorder = jitterMayReorder;
  }

  /**
   * Sends a packet off.
   *
   * @param departure when its last bit goes out
   * @param heldBack 0, or how much later than its turn it arrives; those behind it do not wait
   */
  public void depart(Packet packet, long departure, long heldBack) {
    long arrival = departure + delay + (jitter == 0 ? 0 : random.below(jitter + 1));
    if (!jitterMayReorder) {
      arrival = Math.max(arrival, lastArrival);
    }
    if (heldBack == 0) {
      lastArrival = Math.max(lastArrival, arrival);
    }
    arrive(packet, arrival + heldBack);
  }

  /** Sends a packet off that arrives at a time which the caller knows. */
  public void arrive(Packet packet, long arrival) {
    packet.arrivalNanos = arrival;
    packet.serial = serials++;
    inAir.add(packet);
  }

  /** When the next one arrives. */
  public long nextArrival() {
    Packet first = inAir.peek();
    return first == null ? NEVER : first.arrivalNanos;
  }

  /** Takes the next one to arrive; null if there is none. */
  public @Nullable Packet land() {
    return inAir.poll();
  }

  /** How many are on their way. */
  public int packets() {
    return inAir.size();
  }
}
