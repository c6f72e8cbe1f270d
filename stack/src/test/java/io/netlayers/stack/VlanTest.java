package io.netlayers.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.MacAddress;
import io.netlayers.ethernet.EtherType;
import io.netlayers.ethernet.VlanTag;
import io.netlayers.ethernet.arp.ArpPacket;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.link.FrameObserver;
import io.netlayers.stack.link.NetworkInterface;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** IEEE 802.1Q: interfaces that share a port, told apart by tags; the receiving filter. */
class VlanTest {
  private static final MacAddress OTHER = Lab.mac(0x99);
  private static final Ipv4Address ASKER = Ipv4Address.parse("192.0.2.9");

  private final Lab lab = new Lab();
  private final Host host = new Host(Lab.quick().build(), Randomness.seeded(5));

  VlanTest() {
    add("plain", "192.0.2.1");
    add("v7", "192.0.2.7", VlanTag.of(7));
    add("v7.8", "192.0.2.78", VlanTag.of(7), VlanTag.of(8));
    lab.add(host, 0);
  }

  private NetworkInterface add(String name, String address, VlanTag... tags) {
    NetworkInterface link =
        host.addInterface(
            InterfaceConfig.builder()
                .name(name)
                .mac(Lab.mac(1))
                .ipv6(false)
                .addVlanTags(tags)
                .build(),
            0);
    host.addAddress(link, IpAddress.parse(address), 24, 0);
    return link;
  }

  private int answers(String wanted, VlanTag... tags) {
    lab.lines("");
    lab.inject(
        0,
        Craft.ethernet(OTHER, Craft.BROADCAST, EtherType.ARP, tags)
            .arp(ArpPacket.request(OTHER, ASKER, Ipv4Address.parse(wanted))));
    return lab.lines("").size();
  }

  @Test
  void eachTagIsAnInterfaceOfItsOwn() {
    assertEquals(1, answers("192.0.2.1"));
    assertEquals(1, answers("192.0.2.1", VlanTag.of(0)));
    assertEquals(0, answers("192.0.2.1", VlanTag.of(7)));
    assertEquals(1, answers("192.0.2.7", VlanTag.of(7)));
    assertEquals(1, answers("192.0.2.78", VlanTag.of(7), VlanTag.of(8)));
    assertEquals(0, answers("192.0.2.7", VlanTag.of(9)));
    assertEquals(1, host.counters().get(Counter.LINK_NO_INTERFACE));
    lab.assertClean();
  }

  @Test
  void framesForOthersAreLeftAlone() {
    lab.inject(
        0,
        Craft.ethernet(OTHER, Lab.mac(0x55), EtherType.ARP)
            .arp(ArpPacket.request(OTHER, ASKER, Ipv4Address.parse("192.0.2.1"))));
    lab.inject(
        0,
        Craft.ethernet(Craft.BROADCAST, Lab.mac(1), EtherType.ARP)
            .arp(ArpPacket.request(OTHER, ASKER, Ipv4Address.parse("192.0.2.1"))));
    assertEquals(0, lab.lines("").size());
    assertEquals(1, host.counters().get(Counter.LINK_OTHER_STATION));
    assertEquals(1, host.counters().get(Counter.LINK_BAD_SOURCE));
  }

  @Test
  void aPromiscuousInterfaceShowsThemToTheObserver() {
    NetworkInterface all =
        host.addInterface(
            InterfaceConfig.builder()
                .name("all")
                .port(1)
                .mac(Lab.mac(1))
                .ipv6(false)
                .promiscuous(true)
                .build(),
            lab.now);
    host.addAddress(all, IpAddress.parse("192.0.2.3"), 24, lab.now);
    List<String> seen = new ArrayList<>();
    host.observe(
        new FrameObserver() {
          @Override
          public void received(
              NetworkInterface link, ByteBuffer buffer, int offset, int length, long now) {
            seen.add("in " + link.name() + " " + MacAddress.read(buffer, offset));
          }

          @Override
          public void sent(
              NetworkInterface link, ByteBuffer buffer, int offset, int length, long now) {
            seen.add("out " + link.name() + " " + MacAddress.read(buffer, offset));
          }
        });
    byte[] frame = new byte[60];
    for (MacAddress to : new MacAddress[] {Lab.mac(0x55), Craft.BROADCAST}) {
      Craft.ethernet(OTHER, to, EtherType.ARP)
          .arp(ArpPacket.request(OTHER, ASKER, Ipv4Address.parse("192.0.2.3")))
          .encode(ByteBuffer.wrap(frame), 0);
      host.onFrame(1, ByteBuffer.wrap(frame), lab.now);
    }
    Lab.Station station = lab.add(new Host(Lab.quick().build(), Randomness.seeded(6)), 4, 5);
    host.pollTransmit(lab.now, station.sink);
    assertEquals(
        List.of(
            "in all 02:00:00:00:00:55", "in all ff:ff:ff:ff:ff:ff", "out all 02:00:00:00:00:99"),
        seen);
  }

  @Test
  void aPortAndItsTagsAreGivenOnce() {
    assertThrows(IllegalArgumentException.class, () -> add("again", "192.0.2.3", VlanTag.of(7)));
    assertThrows(IllegalArgumentException.class, () -> add("plain", "192.0.2.3", VlanTag.of(3)));
  }
}
