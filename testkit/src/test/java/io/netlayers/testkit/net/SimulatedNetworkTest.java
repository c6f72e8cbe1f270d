package io.netlayers.testkit.net;

import static io.netlayers.testkit.net.Run.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.testkit.net.model.DropCause;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedNetworkTest {
  /** Writes down what happens to it. */
  private static class Node implements NetworkNode {
    final List<String> log = new ArrayList<>();
    final List<NetworkPort> ports = new ArrayList<>();
    long deadline = NO_DEADLINE;
    int polls;

    @Override
    public void onAttached(NetworkPort port) {
      ports.add(port);
    }

    @Override
    public void onPacket(NetworkPort port, ByteBuffer packet, long nowNanos) {
      log.add(nowNanos + " " + port + " " + packet.remaining() + " " + packet.get(0));
    }

    @Override
    public long nextDeadline() {
      return deadline;
    }

    @Override
    public void onTimeout(long nowNanos) {
      log.add(nowNanos + " timeout");
      deadline = NO_DEADLINE;
    }

    @Override
    public void pollTransmit(long nowNanos) {
      polls++;
    }

    @Override
    public void onTooBig(NetworkPort port, ByteBuffer packet, int mtuOctets, long nowNanos) {
      log.add(nowNanos + " too big " + packet.remaining() + " > " + mtuOctets);
    }
  }

  private final SimulatedNetwork network = new SimulatedNetwork(1);
  private final Node a = new Node();
  private final Node b = new Node();

  private static ByteBuffer packet(int first, int length) {
    return ByteBuffer.allocate(length).put(0, (byte) first);
  }

  @Test
  void asymmetricPaths() {
    network.add("a", a);
    network.add("b", b);
    SimulatedWire wire =
        network.connect(
            a,
            b,
            LinkConfig.builder().delayMillis(1).build(),
            LinkConfig.builder().delayMillis(30).build());
    assertSame(a.ports.get(0), wire.a());
    assertSame(wire.b(), wire.a().peer());
    assertSame(wire.bToA(), wire.a().in());
    assertEquals(List.of(wire.aToB(), wire.bToA()), network.links());
    wire.a().send(packet(1, 10));
    wire.b().send(packet(2, 20));
    assertEquals(2, network.packetsUnderway());
    assertEquals(RunResult.IDLE, network.runUntilIdle(Long.MAX_VALUE, 100));
    assertEquals(List.of("1000000 b > a 10 1"), b.log);
    assertEquals(List.of("30000000 a > b 20 2"), a.log);
    assertEquals(30 * MS, network.now());
    assertEquals(0, network.packetsUnderway());
    assertThrows(IllegalArgumentException.class, () -> network.add("again", a));
  }

  @Test
  void onlyWhatIsBetweenPositionAndLimitIsSentAndTheBufferStays() {
    SimulatedWire wire = network.connect(a, b, LinkConfig.perfect());
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {0, 1, 2, 3, 4}).position(1).limit(4);
    wire.a().send(buffer.asReadOnlyBuffer());
    wire.a().send(buffer, 2, 1);
    buffer.put(1, (byte) 9); // it was copied
    network.step();
    network.step();
    assertEquals(List.of("0 node1 > node0 3 1", "0 node1 > node0 1 2"), b.log);
    assertEquals(1, buffer.position());
    assertEquals(4, buffer.limit());
  }

  @Test
  void atOneTimePlansComeFirstThenLinksThenTimeouts() {
    SimulatedWire wire = network.connect(a, b, LinkConfig.builder().delayNanos(10).build());
    List<String> order = new ArrayList<>();
    a.deadline = 10;
    b.deadline = 10;
    wire.b().send(packet(2, 1));
    wire.a().send(packet(1, 1));
    network.at(10, () -> order.add(a.log + "" + b.log));
    network.at(10, () -> order.add("second"));
    network.at(9, () -> order.add("first of all"));
    network.runUntil(10);
    assertEquals(List.of("first of all", "[][]", "second"), order);
    assertEquals(List.of("10 node0 > node1 1 2", "10 timeout"), a.log);
    assertEquals(List.of("10 node1 > node0 1 1", "10 timeout"), b.log);
  }

  @Test
  void nodesArePolledAfterEveryEventOfTheirs() {
    SimulatedWire wire = network.connect(a, b, LinkConfig.perfect());
    network.runUntil(5);
    assertEquals(1, a.polls);
    wire.a().send(packet(1, 1));
    network.runUntil(6); // the run begins, a packet arrives at b
    assertEquals(2, a.polls);
    assertEquals(3, b.polls);
    a.deadline = 8;
    network.runUntil(9);
    assertEquals(4, a.polls);
    assertEquals(4, b.polls);
    network.at(10, () -> {});
    network.runUntil(10);
    assertEquals(6, a.polls);
    assertEquals(6, b.polls);
  }

  @Test
  void howARunEnds() {
    SimulatedWire wire = network.connect(a, b, LinkConfig.builder().delayMillis(5).build());
    assertEquals(RunResult.IDLE, network.runUntilIdle(MS, 10));
    assertFalse(network.step());
    wire.a().send(packet(1, 1));
    assertEquals(5 * MS, network.nextEvent());
    assertEquals(RunResult.TIME_LIMIT, network.runUntilIdle(5 * MS - 1, 10));
    assertEquals(RunResult.TIME_LIMIT, network.runUntil(() -> !b.log.isEmpty(), 5 * MS - 1));
    assertEquals(RunResult.STEP_LIMIT, network.runUntilIdle(9 * MS, 0));
    assertEquals(RunResult.DONE, network.runUntil(() -> !b.log.isEmpty(), 5 * MS));
    assertEquals(5 * MS, network.now());
    assertEquals(RunResult.IDLE, network.runUntil(() -> false, 9 * MS));
    assertEquals(RunResult.DONE, network.runUntil(() -> true, 0));
    network.runUntil(7 * MS);
    assertEquals(7 * MS, network.now());
    network.runUntil(6 * MS);
    assertEquals(7 * MS, network.now()); // never back
    assertEquals(Long.MAX_VALUE, network.nextEvent());
  }

  @Test
  void aDeadlineThatIsPastFiresAtOnce() {
    network.connect(a, b, LinkConfig.perfect());
    network.runUntil(100);
    a.deadline = 3;
    assertEquals(100, network.nextEvent());
    assertTrue(network.step());
    assertEquals(List.of("100 timeout"), a.log);
  }

  @Test
  void aNodeThatNeverMovesItsDeadlineIsFound() {
    Node stuck =
        new Node() {
          @Override
          public void onTimeout(long nowNanos) {}

          @Override
          public String toString() {
            return "stuck";
          }
        };
    network.add("culprit", stuck);
    stuck.deadline = 5;
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> network.runUntil(10));
    assertTrue(thrown.getMessage().contains("culprit stuck"), thrown.getMessage());
  }

  @Test
  void pacedPacketsGoWhenTheyMay() {
    SimulatedWire wire = network.connect(a, b, LinkConfig.builder().delayNanos(1).build());
    ByteBuffer buffer = packet(1, 3);
    wire.a().sendAt(50, buffer, 0, 3);
    wire.a().sendAt(50, buffer, 0, 2);
    wire.a().sendAt(0, buffer, 0, 1);
    buffer.put(0, (byte) 7);
    assertThrows(IndexOutOfBoundsException.class, () -> wire.a().sendAt(9, buffer, 1, 3));
    network.runUntil(100);
    assertEquals(
        List.of("1 node1 > node0 1 1", "51 node1 > node0 3 1", "51 node1 > node0 2 1"), b.log);
  }

  @Test
  void aRouterHearsOfWhatIsTooBig() {
    List<String> heard = new ArrayList<>();
    NetworkNode answering =
        new NetworkNode() {
          private final List<NetworkPort> ports = new ArrayList<>();

          @Override
          public void onAttached(NetworkPort port) {
            ports.add(port);
          }

          @Override
          public void onPacket(NetworkPort port, ByteBuffer packet, long nowNanos) {
            ports.get(1).send(packet);
          }

          @Override
          public void onTooBig(NetworkPort port, ByteBuffer packet, int mtuOctets, long now) {
            heard.add(port + " " + packet.remaining() + " " + packet.get(0));
            ports.get(0).send(packet(mtuOctets, 1));
          }
        };
    SimulatedWire wire = network.connect(a, answering, LinkConfig.perfect());
    network.connect(answering, b, LinkConfig.builder().mtuOctets(99).build());
    wire.a().send(packet(5, 100));
    wire.a().send(packet(6, 99));
    network.runUntil(1);
    assertEquals(List.of("node1 > node2 100 5"), heard);
    assertEquals(List.of("0 node0 > node1 1 99"), a.log);
    assertEquals(List.of("0 node2 > node1 99 6"), b.log);
  }

  @Test
  void aBottleneckIsShared() {
    Node[] hosts = {new Node(), new Node(), new Node()};
    Forwarder left = new Forwarder((ports, in, p) -> p.get(0) < 3 ? ports.get(3) : null);
    for (Node host : hosts) {
      network.connect(host, left, LinkConfig.perfect());
    }
    LinkConfig narrow = LinkConfig.builder().megabitsPerSecond(8).queuePackets(3).build();
    SimulatedWire bottleneck = network.connect(left, b, narrow);
    for (int i = 0; i < 3; i++) {
      hosts[i].ports.get(0).send(packet(i, 1000));
      hosts[i].ports.get(0).send(packet(i, 1000));
    }
    hosts[0].ports.get(0).send(packet(3, 10));
    network.runUntil(100 * MS);
    assertEquals(
        List.of(
            "1000000 node4 > node1 1000 0",
            "2000000 node4 > node1 1000 0",
            "3000000 node4 > node1 1000 1",
            "4000000 node4 > node1 1000 1"),
        b.log);
    assertEquals(2, bottleneck.aToB().stats().dropped(DropCause.QUEUE_FULL));
    assertEquals(1, left.unrouted());
    assertEquals(
        "node1 > node4: sent 6 delivered 4 duplicated 0 dropped 2 (QUEUE_FULL 2)"
            + " queued 0 in flight 0",
        bottleneck.aToB().toString());
  }

  @Test
  void aLinkCanBecomeAnother() {
    LinkConfig slow = LinkConfig.builder().megabitsPerSecond(8).delayMillis(10).build();
    SimulatedWire wire = network.connect(a, b, slow);
    for (int i = 0; i < 3; i++) {
      wire.a().send(packet(i, 1000));
    }
    LinkConfig fast = LinkConfig.builder().megabitsPerSecond(80).mtuOctets(1000).build();
    network.at(MS / 2, () -> wire.aToB().reconfigure(fast));
    network.at(2 * MS, () -> wire.a().send(packet(3, 1001)));
    network.runUntil(100 * MS);
    // the first is on its way, the second waits for its transmission to end and for its arrival
    assertEquals(
        List.of(
            "11000000 node1 > node0 1000 0",
            "11000000 node1 > node0 1000 1",
            "11000000 node1 > node0 1000 2"),
        b.log);
    assertEquals(List.of("2000000 too big 1001 > 1000"), a.log);
    assertThrows(
        IllegalArgumentException.class,
        () -> wire.aToB().reconfigure(LinkConfig.builder().queuePackets(9).build()));
  }

  @Test
  void aRunBeginsByAskingTheNodes() {
    network.connect(a, b, LinkConfig.perfect());
    network.step();
    assertEquals(1, a.polls);
    network.runUntil(() -> true, 0);
    assertEquals(2, a.polls);
    network.runUntilIdle(0, 0);
    assertEquals(3, a.polls);
    assertEquals(3, b.polls);
  }

  @Test
  void anObserverThatComesLateSeesAllLinks() {
    SimulatedWire first = network.connect(a, b, LinkConfig.perfect());
    List<String> seen = new ArrayList<>();
    network.observe((link, event, packet, now) -> seen.add(link.name() + " " + event));
    SimulatedWire second = network.connect(a, b, LinkConfig.perfect());
    first.b().send(packet(1, 1));
    second.a().send(packet(1, 1));
    assertEquals(
        List.of(
            "node1 > node0 SENT",
            "node1 > node0 TRANSMITTED",
            "node0 > node1 SENT",
            "node0 > node1 TRANSMITTED"),
        seen);
  }

  @Test
  void stepsAreCounted() {
    SimulatedWire wire = network.connect(a, b, LinkConfig.builder().delayNanos(1).build());
    for (int i = 0; i < 5; i++) {
      wire.a().send(packet(i, 1));
    }
    assertEquals(RunResult.STEP_LIMIT, network.runUntilIdle(9, 3));
    assertEquals(3, b.log.size());
    assertEquals(RunResult.IDLE, network.runUntilIdle(9, 2)); // the last step left nothing
  }

  /** Two mirrors without a delay between them: the message names the link. */
  @Test
  void aPacketThatGoesRoundForEverIsFound() {
    NetworkNode one = (port, packet, now) -> port.send(packet);
    NetworkNode other = new Forwarder((ports, in, packet) -> in);
    SimulatedWire wire = network.connect(one, other, LinkConfig.perfect());
    wire.a().send(packet(1, 1));
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> network.runUntil(10));
    assertTrue(thrown.getMessage().contains("node0 > node1"), thrown.getMessage());
  }

  @Test
  void aPlanThatPlansItselfIsFound() {
    Runnable[] plan = {null};
    plan[0] = () -> network.at(0, plan[0]);
    network.at(3, plan[0]);
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> network.runUntil(10));
    assertEquals("time stands still at 3 ns: what was planned", thrown.getMessage());
  }

  @Test
  void itsTextSaysWhatEachLinkDid() {
    SimulatedWire wire = network.connect(a, b, LinkConfig.perfect());
    wire.a().send(packet(1, 1));
    network.runUntil(7);
    assertEquals(
        "at 7 ns\n"
            + "node0 > node1: sent 1 delivered 1 duplicated 0 dropped 0 queued 0 in flight 0\n"
            + "node1 > node0: sent 0 delivered 0 duplicated 0 dropped 0 queued 0 in flight 0",
        network.toString());
  }

  @Test
  void plansOfOneTimeKeepTheirOrder() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      int number = i;
      network.at(5, () -> order.add(number));
    }
    network.runUntil(5);
    assertEquals(java.util.stream.IntStream.range(0, 20).boxed().toList(), order);
  }
}
