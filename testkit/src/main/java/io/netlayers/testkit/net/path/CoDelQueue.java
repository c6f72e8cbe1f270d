package io.netlayers.testkit.net.path;

import io.netlayers.testkit.net.model.DropCause;
import io.netlayers.testkit.net.model.QueueDiscipline;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Controlled Delay, with the names of RFC 8289 §5. Where the RFC drops, a packet that can be marked
 * is marked and goes out instead (RFC 3168 §5): then nothing else takes its place in this call.
 */
public final class CoDelQueue extends PacketQueue {
  private final long target;
  private final long interval;
  private final int maxPacket;

  private long firstAboveTime;
  private long dropNext;
  private int count;
  private int lastCount;
  private boolean dropping;

  /** What {@link #dequeueOne} found out besides the packet. */
  private boolean okToDrop;

  /** A queue with these parameters. */
  public CoDelQueue(
      int limitPackets, long limitOctets, Verdicts verdicts, QueueDiscipline.CoDel coDel) {
    super(limitPackets, limitOctets, verdicts);
    target = coDel.targetNanos();
    interval = coDel.intervalNanos();
    maxPacket = coDel.maxPacketOctets();
  }

  /** Whether it is in the dropping state. */
  public boolean isDropping() {
    return dropping;
  }

  /** §5.5, dequeue(). */
  @Override
  public @Nullable Packet take(long now) {
    Packet packet = dequeueOne(now);
    if (dropping) {
      if (!okToDrop) {
        dropping = false; // the delay went below TARGET
      }
      while (dropping && packet != null && now >= dropNext) {
        count++;
        if (verdicts.mark(packet, now)) {
          dropNext = controlLaw(dropNext);
          return packet;
        }
        verdicts.drop(packet, DropCause.QUEUE_EARLY, now);
        packet = dequeueOne(now);
        if (okToDrop) {
          dropNext = controlLaw(dropNext);
        } else {
          dropping = false;
        }
      }
    } else if (okToDrop && packet != null) {
      if (!verdicts.mark(packet, now)) {
        verdicts.drop(packet, DropCause.QUEUE_EARLY, now);
        packet = dequeueOne(now);
      }
      enterDropping(now);
    }
    return packet;
  }

  /** The last rate of drops is a good one to begin with, if that was not long ago. */
  private void enterDropping(long now) {
    dropping = true;
    int delta = count - lastCount;
    count = delta > 1 && now - dropNext < 16 * interval ? delta : 1;
    dropNext = controlLaw(now);
    lastCount = count;
  }

  /** §5.6, dodequeue(): the next packet, and whether the delay was above TARGET for INTERVAL. */
  private @Nullable Packet dequeueOne(long now) {
    okToDrop = false;
    Packet packet = next();
    if (packet == null) {
      firstAboveTime = 0; // the queue is empty: no standing delay
    } else if (now - packet.sentAtNanos() < target || octets() <= maxPacket) {
      firstAboveTime = 0;
    } else if (firstAboveTime == 0) {
      firstAboveTime = now + interval;
    } else {
      okToDrop = now >= firstAboveTime;
    }
    return packet;
  }

  /** §5.6, control_law(): drops come closer by the inverse square root of their number. */
  private long controlLaw(long t) {
    return t + (long) (interval / StrictMath.sqrt(count));
  }
}
