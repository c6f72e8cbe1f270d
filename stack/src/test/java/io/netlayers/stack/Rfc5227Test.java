package io.netlayers.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.MacAddress;
import io.netlayers.ethernet.arp.ArpPacket;
import io.netlayers.stack.address.AddressState;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.link.NetworkInterface;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** RFC 5227: IPv4 address conflict detection. */
class Rfc5227Test {
  private static final Ipv4Address WANTED = Ipv4Address.parse("192.0.2.7");
  private static final MacAddress OTHER = Lab.mac(99);

  private final Lab lab = new Lab();
  private final Host host = new Host(HostConfig.standard(), Randomness.seeded(5));
  private final NetworkInterface link =
      host.addInterface(
          InterfaceConfig.builder().name("eth0").mac(Lab.mac(1)).ipv6(false).build(), 0);
  private final InterfaceAddress address =
      host.addAddress(link, IpAddress.parse("192.0.2.7"), 24, 0);

  Rfc5227Test() {
    lab.add(host, 0);
  }

  /** §2.1.1: PROBE_NUM probes; §2.3: ANNOUNCE_NUM announcements. */
  @Test
  void probesThenAnnounces() {
    lab.run(4 * Lab.SECOND);
    assertEquals(AddressState.TENTATIVE, address.state());
    lab.run(8 * Lab.SECOND);
    assertEquals(AddressState.PREFERRED, address.state());
    assertEquals(5, lab.frames.size(), lab::dump);
    for (int i = 0; i < 5; i++) { // sender 0.0.0.0 in a probe, the address in an announcement
      Ipv4Address sender = Ipv4Address.read(ByteBuffer.wrap(lab.frames.get(i)), 28);
      assertEquals(i < 3 ? "0.0.0.0" : "192.0.2.7", sender.toString());
    }
  }

  /** §2.1.1: a packet from the address, or another's probe for it, means that it is taken. */
  @Test
  void aConflictWhileProbing() {
    lab.run(2 * Lab.SECOND);
    lab.inject(0, Craft.arp(ArpPacket.probe(OTHER, WANTED), OTHER, Craft.BROADCAST));
    assertEquals(AddressState.DUPLICATE, address.state());
    int before = lab.frames.size();
    lab.run(20 * Lab.SECOND);
    assertEquals(before, lab.frames.size());
  }

  @Test
  void anAnswerWhileProbing() {
    lab.run(2 * Lab.SECOND);
    lab.inject(
        0,
        Craft.arp(
            ArpPacket.reply(OTHER, WANTED, Lab.mac(1), Ipv4Address.parse("0.0.0.0")),
            OTHER,
            Lab.mac(1)));
    assertEquals(AddressState.DUPLICATE, address.state());
  }

  /** §2.4 (b): defended once, given up when it happens again within DEFEND_INTERVAL. */
  @Test
  void defendsOnce() {
    lab.run(15 * Lab.SECOND);
    lab.lines("");
    lab.inject(0, Craft.arp(ArpPacket.announcement(OTHER, WANTED), OTHER, Craft.BROADCAST));
    assertEquals(AddressState.PREFERRED, address.state());
    assertEquals(1, lab.lines("").size(), lab::dump);
    lab.run(11 * Lab.SECOND);
    lab.inject(0, Craft.arp(ArpPacket.announcement(OTHER, WANTED), OTHER, Craft.BROADCAST));
    assertEquals(AddressState.PREFERRED, address.state());
    lab.run(Lab.SECOND);
    lab.inject(0, Craft.arp(ArpPacket.announcement(OTHER, WANTED), OTHER, Craft.BROADCAST));
    assertEquals(AddressState.DUPLICATE, address.state());
  }

  /** §2.1.1: a tentative address answers nobody. */
  @Test
  void aTentativeAddressIsNotAnsweredFor() {
    lab.inject(
        0,
        Craft.arp(
            ArpPacket.request(OTHER, Ipv4Address.parse("192.0.2.9"), WANTED),
            OTHER,
            Craft.BROADCAST));
    assertEquals(0, lab.lines("reply").size());
    lab.run(15 * Lab.SECOND);
    lab.lines("");
    lab.inject(
        0,
        Craft.arp(
            ArpPacket.request(OTHER, Ipv4Address.parse("192.0.2.9"), WANTED),
            OTHER,
            Craft.BROADCAST));
    assertEquals(1, lab.lines("").size());
    assertEquals(1, host.neighbours().size());
  }
}
