package io.netlayers.testkit.net;

import io.netlayers.testkit.net.model.Xoshiro256StarStar;
import io.netlayers.testkit.net.path.PacketPool;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Nodes, the links between them, and the time that they share. It jumps from event to event; at one
 * time what was planned comes first, then links in the order in which they were connected, then
 * nodes in the order in which they came.
 *
 * <pre>{@code
 * SimulatedNetwork network = new SimulatedNetwork(seed);
 * network.connect(client, server, LinkConfig.builder().delayMillis(20).lossPpm(10_000).build());
 * assertEquals(RunResult.DONE, network.runUntil(() -> server.isDone(), 60_000_000_000L));
 * }</pre>
 */
public final class SimulatedNetwork {
  /** Events at one instant after which a run is taken for an endless loop. */
  private static final int MAX_EVENTS_AT_ONCE = 1_000_000;

  private record Member(NetworkNode node, String name) {}

  private record Way(SimulatedLink link, Member receiver, NetworkPort port) {
    void arrive(ByteBuffer packet, long now) {
      receiver.node.onPacket(port, packet, now);
    }
  }

  private final long seed;
  private final PacketPool pool = new PacketPool();
  private final Agenda agenda = new Agenda();
  private final List<Member> members = new ArrayList<>();
  private final List<Way> ways = new ArrayList<>();
  private final List<LinkObserver> observers = new ArrayList<>();
  private long now;
  private int ports;
  private int eventsAtOnce;

  /** A network at time 0, without nodes. */
  public SimulatedNetwork(long seed) {
    this.seed = seed;
  }

  /**
   * Gives a node a name, for people; a node that is connected without has a number.
   *
   * @throws IllegalArgumentException if the node is there already
   */
  public void add(String name, NetworkNode node) {
    for (Member member : members) {
      if (member.node == node) {
        throw new IllegalArgumentException("added twice: " + name);
      }
    }
    members.add(new Member(node, name));
  }

  /** Joins two nodes by a link that is the same both ways. */
  public SimulatedWire connect(NetworkNode a, NetworkNode b, LinkConfig both) {
    return connect(a, b, both, both);
  }

  /** Joins two nodes by a link that is one thing one way and another the other way. */
  public SimulatedWire connect(NetworkNode a, NetworkNode b, LinkConfig aToB, LinkConfig bToA) {
    Member first = member(a);
    Member second = member(b);
    NetworkPort atA = port(first, second, aToB);
    NetworkPort atB = port(second, first, bToA);
    atA.peerIs(atB);
    atB.peerIs(atA);
    ways.add(new Way(atA.out(), second, atB));
    ways.add(new Way(atB.out(), first, atA));
    a.onAttached(atA);
    b.onAttached(atB);
    return new SimulatedWire(atA, atB);
  }

  private NetworkPort port(Member from, Member to, LinkConfig config) {
    String name = from.name + " > " + to.name;
    long linkSeed = new Xoshiro256StarStar(seed, ports++).nextLong();
    SimulatedLink link = new SimulatedLink(name, config, linkSeed, pool);
    observers.forEach(link::observe);
    return new NetworkPort(this, from.node, name, link);
  }

  private Member member(NetworkNode node) {
    for (Member member : members) {
      if (member.node == node) {
        return member;
      }
    }
    Member member = new Member(node, "node" + members.size());
    members.add(member);
    return member;
  }

  /** Tells an observer what happens on every link, of those to come too. */
  public void observe(LinkObserver observer) {
    observers.add(observer);
    ways.forEach(way -> way.link.observe(observer));
  }

  /**
   * Plans something: an application that writes, a host that goes away. All nodes are polled for
   * what they have to send afterwards.
   *
   * @param atNanos when; a time that is past means now
   */
  public void at(long atNanos, Runnable action) {
    agenda.add(Math.max(atNanos, now), action);
  }

  /** The time. */
  public long now() {
    return now;
  }

  /** The links in the order of connecting: first there, then back. */
  public List<SimulatedLink> links() {
    return ways.stream().map(Way::link).toList();
  }

  /** Packets in queues and in flight on all links. */
  public int packetsUnderway() {
    return pool.lent();
  }

  /** When something happens next, no earlier than now; {@link Long#MAX_VALUE} if nothing does. */
  public long nextEvent() {
    long next = agenda.next();
    for (Way way : ways) {
      next = Math.min(next, way.link.nextDeadline());
    }
    for (Member member : members) {
      next = Math.min(next, member.node.nextDeadline());
    }
    return next == Long.MAX_VALUE ? next : Math.max(next, now);
  }

  /**
   * Goes to the next event and lets it happen, after every node was polled for what it has to send.
   *
   * @return whether there was one
   */
  public boolean step() {
    pollNodes();
    return stepTo(Long.MAX_VALUE) == RunResult.DONE;
  }

  /** Runs until nothing is left to happen up to a time, and goes there. */
  public void runUntil(long untilNanos) {
    pollNodes();
    while (stepTo(untilNanos) == RunResult.DONE) {
      // each step is an event
    }
    now = Math.max(now, untilNanos);
  }

  /**
   * Runs until a condition holds, which is asked after every event.
   *
   * @param limitNanos the time to give up
   * @return DONE when it holds, else IDLE or TIME_LIMIT
   */
  public RunResult runUntil(BooleanSupplier condition, long limitNanos) {
    pollNodes();
    while (!condition.getAsBoolean()) {
      RunResult result = stepTo(limitNanos);
      if (result != RunResult.DONE) {
        return result;
      }
    }
    return RunResult.DONE;
  }

  /**
   * Runs until nothing is left to happen.
   *
   * @param limitNanos the time to give up
   * @param stepLimit the most events
   * @return IDLE, TIME_LIMIT or STEP_LIMIT
   */
  public RunResult runUntilIdle(long limitNanos, long stepLimit) {
    pollNodes();
    for (long steps = 0; steps < stepLimit; steps++) {
      RunResult result = stepTo(limitNanos);
      if (result != RunResult.DONE) {
        return result;
      }
    }
    return nextEvent() == Long.MAX_VALUE ? RunResult.IDLE : RunResult.STEP_LIMIT;
  }

  /** One event, if there is one up to a time: DONE, or else IDLE or TIME_LIMIT. */
  private RunResult stepTo(long limitNanos) {
    long next = nextEvent();
    if (next == Long.MAX_VALUE || next > limitNanos) {
      return next == Long.MAX_VALUE ? RunResult.IDLE : RunResult.TIME_LIMIT;
    }
    eventsAtOnce = next == now ? eventsAtOnce + 1 : 0;
    now = next;
    if (eventsAtOnce > MAX_EVENTS_AT_ONCE) {
      throw new IllegalStateException("time stands still at " + now + " ns: " + nowDue());
    }
    happen();
    return RunResult.DONE;
  }

  private void happen() {
    if (agenda.next() <= now) {
      agenda.runNext();
      pollNodes();
      return;
    }
    for (Way way : ways) {
      if (way.link.nextDeadline() <= now) {
        if (way.link.poll(now, way::arrive)) {
          way.receiver.node.pollTransmit(now);
        }
        return;
      }
    }
    for (Member member : members) {
      if (member.node.nextDeadline() <= now) {
        member.node.onTimeout(now);
        member.node.pollTransmit(now);
        return;
      }
    }
  }

  private void pollNodes() {
    for (int i = 0; i < members.size(); i++) {
      members.get(i).node.pollTransmit(now);
    }
  }

  /** Who has something to do now, for the one who looks for an endless loop. */
  private String nowDue() {
    for (Way way : ways) {
      if (way.link.nextDeadline() <= now) {
        return way.link.toString();
      }
    }
    for (Member member : members) {
      if (member.node.nextDeadline() <= now) {
        return member.name + " " + member.node;
      }
    }
    return "what was planned";
  }

  /** The time and every link's counts. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("at ").append(now).append(" ns");
    ways.forEach(way -> text.append('\n').append(way.link));
    return text.toString();
  }
}
