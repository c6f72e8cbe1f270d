package io.netlayers.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.MacAddress;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.igmp.IgmpMessage;
import io.netlayers.ip.igmp.IgmpMessageView;
import io.netlayers.ip.igmp.IgmpRecord;
import io.netlayers.ip.mld.MldMessage;
import io.netlayers.ip.mld.MldMessageView;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.stack.socket.SocketException;
import io.netlayers.stack.socket.UdpSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9776 §3, §5 and RFC 9777 §4, §6: groups with the senders who are wanted. */
class SourceFilterTest {
  private static final MacAddress ROUTER = Lab.mac(0x77);
  private static final IpAddress GROUP = IpAddress.parse("232.1.2.3");
  private static final IpAddress GROUP6 = IpAddress.parse("ff35::123");

  private final Lab.Pair pair = new Lab.Pair();
  private final Lab lab = pair.lab;
  private final UdpSocket member = pair.b.udp(Endpoint.any(5000));
  private final UdpSocket other = pair.b.udp(Endpoint.of("0.0.0.0", 5001));
  private int seen;

  private static IpAddress source(int number) {
    return IpAddress.parse("192.0.2." + number);
  }

  /** The records that were reported of the groups since the last call. */
  private List<String> records() {
    lab.run(5 * Lab.SECOND);
    List<String> found = new ArrayList<>();
    for (; seen < lab.frames.size(); seen++) {
      ByteBuffer frame = ByteBuffer.wrap(lab.frames.get(seen));
      Ipv4PacketView four = new Ipv4PacketView();
      IgmpMessageView igmp = new IgmpMessageView();
      Ipv6PacketView six = new Ipv6PacketView();
      MldMessageView mld = new MldMessageView();
      int octets = frame.capacity() - 14;
      if (four.wrap(frame, 14, octets).isOk()
          && four.protocol() == IpProtocol.IGMP
          && igmp.wrap(frame, four.payloadOffset(), four.payloadLength()).isOk()
          && IgmpMessage.decode(igmp) instanceof IgmpMessage.MembershipReportV3 report) {
        for (IgmpRecord record : report.records()) {
          found.add(record.toString());
        }
      } else if (six.wrap(frame, 14, octets).isOk()
          && six.nextHeader() == IpProtocol.HOP_BY_HOP
          && mld.wrap(frame, 14 + 48, octets - 48).isOk()
          && MldMessage.decode(mld) instanceof MldMessage.ReportV2 report) {
        report.records().forEach(r -> found.add(r.toString()));
      }
    }
    found.removeIf(r -> !r.startsWith("232.") && !r.startsWith("ff35"));
    lab.assertClean();
    return found;
  }

  private static List<String> twice(String record) {
    return List.of(record, record);
  }

  /** §5.1: what changed is told, twice. */
  @Test
  void changesOfOneSocket() {
    records();
    member.joinSource(GROUP, source(7), 0, lab.now);
    assertEquals(twice("232.1.2.3 ALLOW_NEW_SOURCES [192.0.2.7]"), records());
    member.joinSource(GROUP, source(8), 0, lab.now);
    assertEquals(twice("232.1.2.3 ALLOW_NEW_SOURCES [192.0.2.8]"), records());
    member.leaveSource(GROUP, source(7), 0, lab.now);
    assertEquals(twice("232.1.2.3 BLOCK_OLD_SOURCES [192.0.2.7]"), records());
    member.listen(GROUP, 0, false, List.of(source(9)), lab.now);
    assertEquals(twice("232.1.2.3 CHANGE_TO_EXCLUDE_MODE [192.0.2.9]"), records());
    member.block(GROUP, source(8), 0, lab.now);
    assertEquals(twice("232.1.2.3 BLOCK_OLD_SOURCES [192.0.2.8]"), records());
    member.unblock(GROUP, source(9), 0, lab.now);
    assertEquals(twice("232.1.2.3 ALLOW_NEW_SOURCES [192.0.2.9]"), records());
    member.listen(GROUP, 0, true, List.of(source(1), source(2)), lab.now);
    assertEquals(twice("232.1.2.3 CHANGE_TO_INCLUDE_MODE [192.0.2.1, 192.0.2.2]"), records());
    member.leave(GROUP, 0, lab.now);
    assertEquals(twice("232.1.2.3 BLOCK_OLD_SOURCES [192.0.2.1, 192.0.2.2]"), records());
    member.listen(GROUP, 0, false, List.of(), lab.now);
    assertEquals(twice("232.1.2.3 CHANGE_TO_EXCLUDE_MODE []"), records());
    member.close(lab.now);
    assertEquals(twice("232.1.2.3 CHANGE_TO_INCLUDE_MODE []"), records());
  }

  /** §3.2: two sockets, one interface. */
  @Test
  void theInterfaceWantsWhatAnySocketWants() {
    records();
    member.listen(GROUP, 0, true, List.of(source(1), source(2)), lab.now);
    records();
    other.listen(GROUP, 0, true, List.of(source(2), source(3)), lab.now);
    assertEquals(twice("232.1.2.3 ALLOW_NEW_SOURCES [192.0.2.3]"), records());
    other.listen(GROUP, 0, false, List.of(source(2), source(3), source(4)), lab.now);
    assertEquals(twice("232.1.2.3 CHANGE_TO_EXCLUDE_MODE [192.0.2.3, 192.0.2.4]"), records());
    member.listen(GROUP, 0, false, List.of(source(4), source(5)), lab.now);
    assertEquals(twice("232.1.2.3 ALLOW_NEW_SOURCES [192.0.2.3]"), records());
    UdpSocket third = pair.b.udp(Endpoint.any(5002));
    third.join(GROUP, 0, lab.now);
    assertEquals(twice("232.1.2.3 ALLOW_NEW_SOURCES [192.0.2.4]"), records());
    third.leave(GROUP, 0, lab.now);
    assertEquals(twice("232.1.2.3 BLOCK_OLD_SOURCES [192.0.2.4]"), records());
    member.close(lab.now);
    records();
    other.listen(GROUP, 0, false, List.of(source(2), source(3), source(4)), lab.now);
    assertEquals(List.of(), records());
    other.close(lab.now);
    assertEquals(twice("232.1.2.3 CHANGE_TO_INCLUDE_MODE []"), records());
  }

  /** §5.1: changes while others are still being told are told with them. */
  @Test
  void changesInARow() {
    records();
    member.joinSource(GROUP, source(7), 0, lab.now);
    lab.run(0);
    member.joinSource(GROUP, source(8), 0, lab.now);
    assertEquals(
        List.of(
            "232.1.2.3 ALLOW_NEW_SOURCES [192.0.2.7]",
            "232.1.2.3 ALLOW_NEW_SOURCES [192.0.2.7, 192.0.2.8]",
            "232.1.2.3 ALLOW_NEW_SOURCES [192.0.2.8]"),
        records());
    member.leave(GROUP, 0, lab.now);
    lab.run(0);
    member.joinSource(GROUP, source(8), 0, lab.now);
    List<String> all = records();
    assertEquals("232.1.2.3 BLOCK_OLD_SOURCES [192.0.2.7, 192.0.2.8]", all.get(0));
    assertEquals("232.1.2.3 ALLOW_NEW_SOURCES [192.0.2.8]", all.get(1));
    assertEquals("232.1.2.3 BLOCK_OLD_SOURCES [192.0.2.7]", all.get(2));
    assertEquals("232.1.2.3 ALLOW_NEW_SOURCES [192.0.2.8]", all.get(3));
    assertEquals(4, all.size(), all::toString);
  }

  private void query(String group, Ipv4Address... sources) {
    IgmpMessage query =
        new IgmpMessage.MembershipQueryV3(
            10, Ipv4Address.parse(group), false, 2, 125, List.of(sources));
    lab.inject(
        0,
        Craft.ipv4(ROUTER, Craft.group(GROUP), "192.0.2.254", "232.1.2.3", IpProtocol.IGMP, 1)
            .igmp(query));
  }

  /** §5.2: the state, or which of those in question are wanted. */
  @Test
  void queriesAreAnswered() {
    member.listen(GROUP, 0, true, List.of(source(1), source(2)), lab.now);
    records();
    query("232.1.2.3");
    assertEquals(List.of("232.1.2.3 MODE_IS_INCLUDE [192.0.2.1, 192.0.2.2]"), records());
    query("0.0.0.0");
    assertEquals(List.of("232.1.2.3 MODE_IS_INCLUDE [192.0.2.1, 192.0.2.2]"), records());
    query("232.1.2.3", (Ipv4Address) source(3), (Ipv4Address) source(2));
    assertEquals(List.of("232.1.2.3 MODE_IS_INCLUDE [192.0.2.2]"), records());
    query("232.1.2.3", (Ipv4Address) source(3));
    assertEquals(List.of(), records());
    member.listen(GROUP, 0, false, List.of(source(1)), lab.now);
    records();
    query("232.1.2.3");
    assertEquals(List.of("232.1.2.3 MODE_IS_EXCLUDE [192.0.2.1]"), records());
    query("232.1.2.3", (Ipv4Address) source(1));
    query("232.1.2.3", (Ipv4Address) source(2));
    assertEquals(List.of("232.1.2.3 MODE_IS_INCLUDE [192.0.2.2]"), records());
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void datagramsOfOthersAreNotHeard(int version) {
    IpAddress group = version == 4 ? GROUP : GROUP6;
    IpAddress from = IpAddress.parse(version == 4 ? "192.0.2.1" : "2001:db8::1");
    IpAddress another = IpAddress.parse(version == 4 ? "192.0.2.9" : "2001:db8::9");
    UdpSocket sender = pair.a.udp(Endpoint.of(from, 0));
    UdpSocket wants = pair.b.udp(Endpoint.any(6000));
    wants.joinSource(group, another, 0, lab.now);
    assertEquals(0, heard(sender, wants, group));
    wants.joinSource(group, from, 0, lab.now);
    assertEquals(1, heard(sender, wants, group));
    wants.listen(group, 0, false, List.of(from), lab.now);
    assertEquals(1, heard(sender, wants, group));
    wants.unblock(group, from, 0, lab.now);
    assertEquals(2, heard(sender, wants, group));
    records();
  }

  private int heard(UdpSocket sender, UdpSocket wants, IpAddress group) {
    lab.run(Lab.SECOND);
    sender.sendTo(ByteBuffer.allocate(3), Endpoint.of(group, 6000), lab.now);
    lab.run(Lab.SECOND);
    return wants.waiting();
  }

  /** RFC 9777 §6.1. */
  @Test
  void ipv6ChangesAreTold() {
    records();
    member.joinSource(GROUP6, Ipv6Address.parse("2001:db8::7"), 0, lab.now);
    assertEquals(twice("ff35::123 ALLOW_NEW_SOURCES [2001:db8::7]"), records());
    member.close(lab.now);
    assertEquals(twice("ff35::123 BLOCK_OLD_SOURCES [2001:db8::7]"), records());
  }

  /** RFC 9776 §4.2.16: lists that do not fit one packet. */
  @Test
  void longListsAreCutIntoSeveral() {
    Lab small = new Lab();
    Host host = new Host(Lab.quick().maxGroupSources(200).build(), Randomness.seeded(1));
    host.addInterface(
        io.netlayers.stack.config.InterfaceConfig.builder()
            .name("eth0")
            .mac(Lab.mac(1))
            .mtu(300)
            .build(),
        0);
    small.add(host, 0);
    List<IpAddress> many = new ArrayList<>();
    for (int i = 1; i <= 150; i++) {
      many.add(source(i));
    }
    UdpSocket socket = host.udp(Endpoint.any(5000));
    socket.listen(GROUP, 0, true, many, small.now);
    small.run(0);
    int sources = 0;
    for (byte[] frame : small.frames) {
      assertTrue(frame.length <= 314, "frame of " + frame.length);
      sources += (frame[14 + 24 + 8 + 2] & 0xFF) << 8 | frame[14 + 24 + 8 + 3] & 0xFF;
    }
    assertEquals(150, sources);
    assertEquals(3, small.frames.size());
    small.assertClean();
  }

  @Test
  void whatCannotBeIsRefused() {
    member.joinSource(GROUP, source(1), 0, lab.now);
    assertThrows(SocketException.class, () -> member.join(GROUP, 0, lab.now));
    assertThrows(SocketException.class, () -> member.block(GROUP, source(1), 0, lab.now));
    assertThrows(SocketException.class, () -> member.joinSource(source(1), source(2), 0, lab.now));
    IpAddress six = Ipv6Address.parse("2001:db8::7");
    assertThrows(SocketException.class, () -> member.joinSource(GROUP, six, 0, lab.now));
    List<IpAddress> many = new ArrayList<>();
    for (int i = 1; i <= 65; i++) {
      many.add(source(i));
    }
    assertThrows(SocketException.class, () -> member.listen(GROUP, 0, true, many, lab.now));
  }
}
