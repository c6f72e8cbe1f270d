package io.netlayers.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.MacAddress;
import io.netlayers.ip.ndp.NdpMessage;
import io.netlayers.ip.ndp.NdpOption;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.neighbour.Neighbour;
import io.netlayers.stack.neighbour.NeighbourState;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.stack.socket.UdpSocket;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 4861 §7: one host and neighbours made by hand. */
class Rfc4861Test {
  private static final MacAddress FIRST = Lab.mac(0x51);
  private static final MacAddress SECOND = Lab.mac(0x52);
  private static final String PEER = "2001:db8::9";
  private static final String OWN = "2001:db8::1";

  private final Lab lab = new Lab();
  private final Host host = new Host(Lab.quick().build(), Randomness.seeded(5));
  private final NetworkInterface link =
      host.addInterface(InterfaceConfig.ethernet("eth0", 0, Lab.mac(1)), 0);
  private final UdpSocket udp;

  Rfc4861Test() {
    host.addAddress(link, IpAddress.parse(OWN), 64, 0);
    lab.add(host, 0);
    udp = host.udp(Endpoint.any(9));
    lab.run(20 * Lab.SECOND);
    lab.lines("");
  }

  private Neighbour peer() {
    IpAddress a = IpAddress.parse(PEER);
    Neighbour n = host.neighbours().find(link, AddressBits.high(a), AddressBits.low(a));
    assertNotNull(n);
    return n;
  }

  private void send() {
    udp.sendTo(ByteBuffer.allocate(4), Endpoint.of(PEER, 9), lab.now);
    lab.run(0);
  }

  private void advertise(MacAddress mac, boolean solicited, boolean override) {
    lab.inject(
        0,
        Craft.ndp(
            mac,
            PEER,
            solicited ? OWN : "ff02::1",
            new NdpMessage.NeighborAdvertisement(
                false,
                solicited,
                override,
                Ipv6Address.parse(PEER),
                List.of(NdpOption.LinkLayerAddress.target(mac)))));
  }

  private void resolve() {
    send();
    advertise(FIRST, true, true);
    assertEquals(NeighbourState.REACHABLE, peer().state());
  }

  /** §7.2.2: packets wait for the address, and go when it comes. */
  @Test
  void packetsWaitForTheAddress() {
    send();
    send();
    assertEquals(NeighbourState.INCOMPLETE, peer().state());
    assertEquals(1, lab.lines("neighbor solicitation").size(), lab::dump);
    advertise(FIRST, true, true);
    assertEquals(2, lab.lines("02:00:00:00:00:01 > 02:00:00:00:00:51").size(), lab::dump);
    lab.assertClean();
  }

  /** §7.2.2: MAX_MULTICAST_SOLICIT, RETRANS_TIMER apart; then it is given up. */
  @Test
  void threeSolicitations() {
    send();
    lab.run(10 * Lab.SECOND);
    assertEquals(3, lab.lines("neighbor solicitation").size());
    assertEquals(1, host.counters().get(Counter.NEIGHBOUR_UNREACHABLE));
    assertEquals(0, host.neighbours().size());
  }

  /** §7.2.2: the queue has a bound, and the newest packets stay in it. */
  @Test
  void heldPacketsAreBounded() {
    for (int i = 0; i < 40; i++) {
      send();
    }
    assertEquals(24, host.counters().get(Counter.NEIGHBOUR_HELD_DROPPED));
    lab.lines("");
    advertise(FIRST, true, true);
    assertEquals(16, lab.lines("> 02:00:00:00:00:51").size());
  }

  /** §7.3.3: REACHABLE, STALE, DELAY, PROBE, gone. */
  @Test
  void unreachabilityDetection() {
    resolve();
    lab.run(46 * Lab.SECOND);
    assertEquals(NeighbourState.STALE, peer().state());
    lab.lines("");
    send();
    assertEquals(NeighbourState.DELAY, peer().state());
    lab.run(4 * Lab.SECOND);
    assertEquals(0, lab.lines("neighbor solicitation").size());
    lab.run(2 * Lab.SECOND);
    assertEquals(NeighbourState.PROBE, peer().state());
    List<String> probes = lab.lines("neighbor solicitation");
    assertTrue(probes.get(0).startsWith("02:00:00:00:00:01 > 02:00:00:00:00:51"), lab::dump);
    lab.run(3 * Lab.SECOND);
    assertEquals(0, host.neighbours().size());
    lab.assertClean();
  }

  /** §7.3.3: an answer to a probe makes it REACHABLE. */
  @Test
  void aProbeIsAnswered() {
    resolve();
    lab.run(46 * Lab.SECOND);
    send();
    lab.run(6 * Lab.SECOND);
    advertise(FIRST, true, false);
    assertEquals(NeighbourState.REACHABLE, peer().state());
  }

  /** §7.2.5: the override flag decides whether another address is taken. */
  @Test
  void overrideOrNot() {
    resolve();
    advertise(SECOND, false, false);
    assertEquals(NeighbourState.STALE, peer().state());
    assertEquals(FIRST.bits(), peer().mac());
    advertise(SECOND, true, false);
    assertEquals(FIRST.bits(), peer().mac());
    advertise(SECOND, false, true);
    assertEquals(SECOND.bits(), peer().mac());
    assertEquals(NeighbourState.STALE, peer().state());
    advertise(FIRST, true, true);
    assertEquals(FIRST.bits(), peer().mac());
    assertEquals(NeighbourState.REACHABLE, peer().state());
  }

  /** §7.2.5: an advertisement makes no entry. */
  @Test
  void advertisementsMakeNoEntries() {
    advertise(FIRST, false, true);
    assertEquals(0, host.neighbours().size());
  }

  /** §7.2.3, §7.2.4: a solicitation makes a STALE entry, and is answered. */
  @Test
  void aSolicitationIsAnswered() {
    lab.inject(
        0,
        Craft.ndp(
            FIRST,
            PEER,
            "ff02::1:ff00:1",
            new NdpMessage.NeighborSolicitation(
                Ipv6Address.parse(OWN), List.of(NdpOption.LinkLayerAddress.source(FIRST)))));
    assertEquals(NeighbourState.STALE, peer().state());
    assertEquals(1, lab.lines("neighbor advertisement").size(), lab::dump);
    // §7.2.4: who asks from nowhere is answered to all nodes
    lab.inject(
        0,
        Craft.ndp(
            FIRST,
            "::",
            "ff02::1:ff00:1",
            new NdpMessage.NeighborSolicitation(Ipv6Address.parse(OWN), List.of())));
    assertEquals(1, lab.lines("> ff02::1 ").size(), lab::dump);
    lab.assertClean();
  }

  /** §7.1.1: a hop limit below 255 means that it came from afar. */
  @Test
  void messagesFromAfarAreIgnored() {
    lab.inject(
        0,
        Craft.ipv6(
                FIRST,
                Craft.group(IpAddress.parse("ff02::1:ff00:1")),
                PEER,
                "ff02::1:ff00:1",
                58,
                254)
            .ndp(new NdpMessage.NeighborSolicitation(Ipv6Address.parse(OWN), List.of())));
    assertEquals(0, lab.lines("").size());
    assertEquals(1, host.counters().get(Counter.NDP_INVALID), () -> "" + host.counters());
  }

  /** The cache has a bound, and a flood of strangers does not drive out who is talked to. */
  @Test
  void aFloodLeavesUsedNeighbours() {
    resolve();
    for (int i = 0; i < 5000; i++) {
      String stranger = "2001:db8::a:" + Integer.toHexString(i);
      lab.inject(
          0,
          Craft.ndp(
              SECOND,
              stranger,
              "ff02::1:ff00:1",
              new NdpMessage.NeighborSolicitation(
                  Ipv6Address.parse(OWN), List.of(NdpOption.LinkLayerAddress.source(SECOND)))));
    }
    assertEquals(1024, host.neighbours().size());
    assertEquals(NeighbourState.REACHABLE, peer().state());
    // as does a scan of the link
    for (int i = 0; i < 5000; i++) {
      udp.sendTo(ByteBuffer.allocate(4), Endpoint.of("2001:db8::b:" + i, 9), lab.now);
    }
    assertEquals(1024, host.neighbours().size());
    assertEquals(NeighbourState.REACHABLE, peer().state());
  }
}
