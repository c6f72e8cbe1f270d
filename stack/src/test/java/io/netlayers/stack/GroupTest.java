package io.netlayers.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.MacAddress;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.igmp.IgmpMessage;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.socket.DatagramInfo;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.stack.socket.UdpSocket;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 1112, RFC 9776, RFC 9777: groups. */
class GroupTest {
  private static final MacAddress ROUTER = Lab.mac(0x77);

  private final Lab.Pair pair = new Lab.Pair();
  private final Lab lab = pair.lab;

  private void query(String group, int tenths) {
    lab.inject(
        0,
        Craft.ipv4(
                ROUTER,
                Craft.group(IpAddress.parse("224.0.0.1")),
                "192.0.2.254",
                "224.0.0.1",
                IpProtocol.IGMP,
                1)
            .igmp(new IgmpMessage.MembershipQuery(tenths, Ipv4Address.parse(group))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"239.1.2.3", "ff05::123"})
  void membersHear(String group) {
    boolean four = group.indexOf('.') > 0;
    IpAddress address = IpAddress.parse(group);
    UdpSocket member = pair.b.udp(Endpoint.any(5000));
    UdpSocket stranger = pair.b.udp(Endpoint.of(four ? "192.0.2.2" : "2001:db8::2", 5000));
    UdpSocket sender = pair.a.udp(Endpoint.any(0));
    sender.sendTo(ByteBuffer.allocate(3), Endpoint.of(address, 5000), lab.now);
    lab.run(Lab.SECOND);
    assertEquals(0, member.waiting());
    member.join(address, 0, lab.now);
    lab.run(3 * Lab.SECOND);
    sender.sendTo(ByteBuffer.allocate(3), Endpoint.of(address, 5000), lab.now);
    lab.run(Lab.SECOND);
    assertEquals(1, member.waiting(), lab::dump);
    assertEquals(0, stranger.waiting());
    DatagramInfo info = new DatagramInfo();
    member.receive(ByteBuffer.allocate(9), info);
    assertEquals(1, info.hopLimit());
    assertEquals(address, info.destination());
    // a member that sends hears itself, unless it does not want to
    member.sendTo(ByteBuffer.allocate(3), Endpoint.of(address, 5000), lab.now);
    member.loop(false);
    member.sendTo(ByteBuffer.allocate(3), Endpoint.of(address, 5000), lab.now);
    lab.run(Lab.SECOND);
    assertEquals(1, member.waiting());
    member.leave(address, 0, lab.now);
    sender.sendTo(ByteBuffer.allocate(3), Endpoint.of(address, 5000), lab.now);
    lab.run(Lab.SECOND);
    assertEquals(1, member.waiting());
    lab.assertClean();
  }

  /** RFC 9776 §5.1: a change is told [Robustness Variable] times, to 224.0.0.22. */
  @Test
  void joinAndLeaveAreReported() {
    lab.run(5 * Lab.SECOND);
    lab.lines("");
    UdpSocket member = pair.b.udp(Endpoint.any(5000));
    member.join(IpAddress.parse("239.1.2.3"), 0, lab.now);
    lab.run(5 * Lab.SECOND);
    List<String> joins = lab.lines("239.1.2.3");
    assertEquals(2, joins.size(), lab::dump);
    assertTrue(joins.get(0).contains("> 224.0.0.22"), joins.get(0));
    assertTrue(joins.get(0).contains("01:00:5e:00:00:16"), joins.get(0));
    member.close(lab.now);
    lab.run(5 * Lab.SECOND);
    assertEquals(2, lab.lines("239.1.2.3").size(), lab::dump);
    lab.assertClean();
  }

  /** RFC 9776 §7.2: an old querier is spoken to in its version. */
  @Test
  void anOldQuerier() {
    UdpSocket member = pair.b.udp(Endpoint.any(5000));
    member.join(IpAddress.parse("239.1.2.3"), 0, lab.now);
    lab.run(5 * Lab.SECOND);
    lab.lines("");
    query("0.0.0.0", 50);
    lab.run(6 * Lab.SECOND);
    List<String> answers = lab.lines("239.1.2.3");
    assertEquals(1, answers.size(), lab::dump);
    assertTrue(answers.get(0).contains("192.0.2.2 > 239.1.2.3"), answers.get(0));
    // RFC 2236 §3: another member's report is enough
    query("239.1.2.3", 50);
    lab.inject(
        0,
        Craft.ipv4(
                ROUTER,
                Craft.group(IpAddress.parse("239.1.2.3")),
                "192.0.2.9",
                "239.1.2.3",
                IpProtocol.IGMP,
                1)
            .igmp(new IgmpMessage.MembershipReport(2, Ipv4Address.parse("239.1.2.3"))));
    lab.run(6 * Lab.SECOND);
    assertEquals(0, lab.lines("192.0.2.2 > 239.1.2.3").size(), lab::dump);
    member.close(lab.now);
    lab.run(6 * Lab.SECOND);
    assertEquals(1, lab.lines("> 224.0.0.2 ").size(), lab::dump);
    lab.assertClean();
  }

  /** RFC 1112 §6.1, RFC 922: broadcasts are heard, and sent only if allowed. */
  @Test
  void broadcasts() {
    UdpSocket server = pair.b.udp(Endpoint.any(5000));
    UdpSocket sender = pair.a.udp(Endpoint.any(0));
    Endpoint all = Endpoint.of("192.0.2.255", 5000);
    assertEquals("BROADCAST_NOT_ALLOWED", "" + sender.sendTo(ByteBuffer.allocate(3), all, 0));
    sender.broadcast(true);
    assertEquals("NONE", "" + sender.sendTo(ByteBuffer.allocate(3), all, lab.now));
    assertEquals(
        "NONE",
        "" + sender.sendTo(ByteBuffer.allocate(3), Endpoint.of("255.255.255.255", 5000), lab.now));
    lab.run(Lab.SECOND);
    assertEquals(2, server.waiting(), lab::dump);
    // RFC 1122 §3.2.2: no error about a broadcast
    sender.sendTo(ByteBuffer.allocate(3), Endpoint.of("192.0.2.255", 5001), lab.now);
    lab.run(Lab.SECOND);
    assertEquals(0, pair.b.counters().get(Counter.ICMP_ERRORS_OUT));
    lab.assertClean();
  }
}
