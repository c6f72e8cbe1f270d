package io.netlayers.testkit.net.path;

import io.netlayers.testkit.net.model.DropCause;
import java.util.ArrayDeque;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Packets that wait for the transmitter, first in first out, within a limit: drop tail. Disciplines
 * refine what is admitted and what is taken.
 */
public class PacketQueue {
  private final ArrayDeque<Packet> waiting = new ArrayDeque<>();
  private final int limitPackets;
  private final long limitOctets;
  private long octets;

  /** Carries out the decisions. */
  protected final Verdicts verdicts;

  /** A queue with a limit in packets and one in octets. */
  public PacketQueue(int limitPackets, long limitOctets, Verdicts verdicts) {
    this.limitPackets = limitPackets;
    this.limitOctets = limitOctets;
    this.verdicts = verdicts;
  }

  /**
   * Puts a packet in or drops it.
   *
   * @param idle whether the transmitter takes it at once, so that no limit counts
   */
  public final void offer(Packet packet, boolean idle, long nowNanos) {
    arrives(nowNanos);
    if (!idle && (waiting.size() >= limitPackets || octets + packet.length() > limitOctets)) {
      verdicts.drop(packet, DropCause.QUEUE_FULL, nowNanos);
    } else if (admits(packet, nowNanos)) {
      waiting.add(packet);
      octets += packet.length();
    }
  }

  /** A packet is there, before anything is decided about it. */
  protected void arrives(long nowNanos) {}

  /** Whether a packet comes in; one that does not was dropped. */
  protected boolean admits(Packet packet, long nowNanos) {
    return true;
  }

  /** The packet to transmit now; null if none is left. */
  public @Nullable Packet take(long nowNanos) {
    return next();
  }

  /** Takes the first one out. */
  protected final @Nullable Packet next() {
    Packet packet = waiting.poll();
    if (packet != null) {
      octets -= packet.length();
    }
    return packet;
  }

  /** Packets waiting. */
  public final int packets() {
    return waiting.size();
  }

  /** Octets waiting. */
  public final long octets() {
    return octets;
  }
}
