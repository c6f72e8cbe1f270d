package io.netlayers.testkit.net;

import io.netlayers.testkit.net.model.DropCause;
import io.netlayers.testkit.net.model.LinkEvent;
import io.netlayers.testkit.net.model.QueueDiscipline;
import io.netlayers.testkit.net.model.RandomSource;
import io.netlayers.testkit.net.model.Xoshiro256StarStar;
import io.netlayers.testkit.net.path.CoDelQueue;
import io.netlayers.testkit.net.path.Flight;
import io.netlayers.testkit.net.path.Packet;
import io.netlayers.testkit.net.path.PacketPool;
import io.netlayers.testkit.net.path.PacketQueue;
import io.netlayers.testkit.net.path.RedQueue;
import io.netlayers.testkit.net.path.Verdicts;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One direction of a path between two ends: octets in, octets out, later, changed or not at all, as
 * its {@link LinkConfig} says.
 *
 * <p>A machine as all others: {@link #send} puts a packet in, {@link #nextDeadline()} says when
 * something happens next, {@link #poll} lets it happen. {@link SimulatedNetwork} does that for many
 * links; a test of one machine may do it alone.
 */
public final class SimulatedLink {
  /** No event to come. */
  public static final long NO_DEADLINE = Long.MAX_VALUE;

  private static final long BITS_TIMES_NANOS = 8L * 1_000_000_000L;

  private final String name;
  private LinkConfig config;
  private final PacketPool pool;
  private final LinkStats stats = new LinkStats();
  private final List<LinkObserver> observers = new ArrayList<>();

  private final PacketQueue queue;
  private final Impairments impairments;
  private final Flight flight;

  /** When the transmitter is free again. */
  private long freeAt;

  private long now;

  /** A link by itself. */
  public SimulatedLink(String name, LinkConfig config, long seed) {
    this(name, config, seed, new PacketPool());
  }

  SimulatedLink(String name, LinkConfig config, long seed, PacketPool pool) {
    this.name = name;
    this.config = config;
    this.pool = pool;
    queue = queueOf(config, new LinkVerdicts(), new Xoshiro256StarStar(seed, 1));
    impairments = new Impairments(config, seed);
    flight = new Flight(new Xoshiro256StarStar(seed, 8));
    pathIs(config);
  }

  private void pathIs(LinkConfig path) {
    flight.pathIs(path.delayNanos(), path.jitterNanos(), path.jitterMayReorder());
  }

  private static PacketQueue queueOf(LinkConfig config, Verdicts verdicts, RandomSource random) {
    int packets = config.queuePackets();
    long octets = config.queueOctets();
    if (config.discipline() instanceof QueueDiscipline.Red red) {
      return new RedQueue(packets, octets, verdicts, red, config.bitsPerSecond(), random);
    }
    if (config.discipline() instanceof QueueDiscipline.CoDel coDel) {
      return new CoDelQueue(packets, octets, verdicts, coDel);
    }
    return new PacketQueue(packets, octets, verdicts);
  }

  /**
   * Becomes another link for what is still to be transmitted: a route that changes, a radio that
   * fades. What is in flight arrives as before, and nothing passes it unless jitter may reorder.
   * Ways to be lost that are new begin in their first state.
   *
   * @throws IllegalArgumentException if the queue, its limits or its discipline would be another
   */
  public void reconfigure(LinkConfig next) {
    if (next.queuePackets() != config.queuePackets()
        || next.queueOctets() != config.queueOctets()
        || !next.discipline().equals(config.discipline())) {
      throw new IllegalArgumentException("the queue of a link stays: " + name);
    }
    config = next;
    impairments.reconfigure(next);
    pathIs(next);
  }

  /** Tells an observer from now on. */
  public void observe(LinkObserver observer) {
    observers.add(Objects.requireNonNull(observer));
  }

  /**
   * Sends a packet; the octets are copied.
   *
   * @param nowNanos the time, no earlier than that of any call before
   * @return false where the packet is longer than the MTU and was dropped: a router would answer
   * @throws IllegalArgumentException if time goes backwards
   * @throws IndexOutOfBoundsException if the length is negative or the range is outside the buffer
   */
  public boolean send(ByteBuffer buffer, int offset, int length, long nowNanos) {
    Objects.checkFromIndexSize(offset, length, buffer.limit());
    timeIs(nowNanos);
    while (nextTransmission() <= nowNanos) {
      transmitNext();
    }
    Packet packet = pool.lend(buffer, offset, length, stats.sent(), nowNanos);
    report(LinkEvent.SENT, packet, nowNanos);
    if (length > config.mtuOctets()) {
      drop(packet, DropCause.TOO_BIG, nowNanos);
      return false;
    }
    boolean idle = queue.packets() == 0 && freeAt <= nowNanos;
    if (idle) {
      freeAt = nowNanos;
    }
    queue.offer(packet, idle, nowNanos);
    if (idle) {
      transmitNext();
    }
    stats.queueIs(queue.packets(), queue.octets());
    return true;
  }

  /** When {@link #poll} has something to do next; {@link #NO_DEADLINE} when nothing is left. */
  public long nextDeadline() {
    return Math.min(nextTransmission(), flight.nextArrival());
  }

  /**
   * Lets happen what is due, up to the next arrival.
   *
   * @param nowNanos the time, no earlier than that of any call before
   * @return whether a packet was given to the receiver; if so there may be more
   * @throws IllegalArgumentException if time goes backwards
   */
  public boolean poll(long nowNanos, LinkReceiver receiver) {
    timeIs(nowNanos);
    while (nextDeadline() <= nowNanos) {
      if (flight.nextArrival() <= nextTransmission()) {
        deliver(receiver);
        return true;
      }
      transmitNext();
    }
    return false;
  }

  private void timeIs(long nowNanos) {
    if (nowNanos < now) {
      throw new IllegalArgumentException("time goes back from " + now + " to " + nowNanos);
    }
    now = nowNanos;
  }

  private long nextTransmission() {
    return queue.packets() == 0 ? NO_DEADLINE : freeAt;
  }

  private void transmitNext() {
    Packet packet = queue.take(freeAt);
    if (packet != null) {
      transmit(packet, freeAt);
    }
  }

  /** The packet's first bit goes out at {@code start}. */
  private void transmit(Packet packet, long start) {
    report(LinkEvent.TRANSMITTED, packet, start);
    freeAt = start + transmissionNanos(packet.length());
    DropCause cause = impairments.lost(packet, start);
    if (cause != null) {
      drop(packet, cause, start);
      return;
    }
    if (impairments.marks() && !packet.isMarked()) {
      mark(packet, start);
    }
    if (impairments.corrupts(packet)) {
      packet.corrupted = true;
      report(LinkEvent.CORRUPTED, packet, start);
    }
    boolean held = impairments.holdsBack(packet);
    if (held) {
      packet.heldBack = true;
      report(LinkEvent.HELD_BACK, packet, start);
    }
    flight.depart(packet, freeAt, held ? config.reorderNanos() : 0);
    if (impairments.duplicates(packet)) {
      Packet second = pool.lendDuplicate(packet);
      report(LinkEvent.DUPLICATED, second, start);
      flight.arrive(second, packet.arrivalNanos() + config.duplicateNanos());
    }
  }

  /**
   * Nanoseconds that the transmitter needs for a packet, rounded up: the rate is never exceeded.
   */
  private long transmissionNanos(int length) {
    long rate = config.bitsPerSecond();
    return rate == 0
        ? 0
        : -Math.floorDiv(-(length + (long) config.overheadOctets()) * BITS_TIMES_NANOS, rate);
  }

  private void deliver(LinkReceiver receiver) {
    Packet packet = flight.land();
    if (packet == null) {
      return;
    }
    report(LinkEvent.DELIVERED, packet, packet.arrivalNanos());
    try {
      receiver.onPacket(packet.octets(), packet.arrivalNanos());
    } finally {
      pool.giveBack(packet);
    }
  }

  private boolean mark(Packet packet, long at) {
    boolean carriesCe = config.marker().mark(packet.octets(), 0, packet.length());
    if (carriesCe) {
      packet.marked = true;
      report(LinkEvent.MARKED, packet, at);
    }
    return carriesCe;
  }

  private void drop(Packet packet, DropCause cause, long at) {
    packet.dropped(cause);
    report(LinkEvent.DROPPED, packet, at);
    pool.giveBack(packet);
  }

  private void report(LinkEvent event, Packet packet, long at) {
    stats.count(event, packet);
    for (LinkObserver observer : observers) {
      observer.onEvent(this, event, packet, at);
    }
  }

  /** Its name, for people. */
  public String name() {
    return name;
  }

  /** How it is configured. */
  public LinkConfig config() {
    return config;
  }

  /** What it counted so far. */
  public LinkStats stats() {
    return stats;
  }

  /** Packets that wait for the transmitter. */
  public int queuedPackets() {
    return queue.packets();
  }

  /** Octets that wait for the transmitter. */
  public long queuedOctets() {
    return queue.octets();
  }

  /** Packets that left the queue and have not arrived. */
  public int packetsInFlight() {
    return flight.packets();
  }

  @Override
  public String toString() {
    return name + ": " + stats + " queued " + queuedPackets() + " in flight " + packetsInFlight();
  }

  /** What the queue decides, carried out here. */
  private final class LinkVerdicts implements Verdicts {
    @Override
    public boolean mark(Packet packet, long nowNanos) {
      return SimulatedLink.this.mark(packet, nowNanos);
    }

    @Override
    public void drop(Packet packet, DropCause cause, long nowNanos) {
      SimulatedLink.this.drop(packet, cause, nowNanos);
    }
  }
}
