package io.netlayers.ethernet.arp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ArpPacketProperties {
  private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:01");
  private static final Ipv4Address A = Ipv4Address.parse("192.0.2.1");
  private static final Ipv4Address B = Ipv4Address.parse("192.0.2.2");

  private static ArpPacketView encoded(ArpPacket packet) {
    ByteBuffer buffer = ByteBuffer.allocate(packet.encodedLength());
    assertEquals(packet.encodedLength(), packet.encode(buffer, 0));
    ArpPacketView view = new ArpPacketView();
    assertEquals(ArpDecodeStatus.OK, view.wrap(buffer, 0, buffer.limit()));
    return view;
  }

  @Property(tries = 200)
  void encodedThenDecodedIsTheSame(
      @ForAll @IntRange(max = 65535) int hardwareType,
      @ForAll @IntRange(max = 65535) int protocolType,
      @ForAll @IntRange(max = 65535) int operation,
      @ForAll @Size(max = 255) byte[] hardware,
      @ForAll @Size(max = 255) byte[] protocol) {
    ArpPacket packet =
        ArpPacket.builder()
            .hardwareType(hardwareType)
            .protocolType(protocolType)
            .operation(operation)
            .senderHardware(OctetString.copyOf(hardware))
            .senderProtocol(OctetString.copyOf(protocol))
            .targetHardware(OctetString.copyOf(new byte[hardware.length]))
            .targetProtocol(OctetString.copyOf(protocol))
            .build();
    assertEquals(packet, ArpPacket.decode(encoded(packet)));
  }

  @Property(tries = 500)
  void anyOctetsAreAnsweredAndKept(@ForAll @Size(max = 60) byte[] octets) {
    ArpPacketView view = new ArpPacketView();
    if (view.wrap(ByteBuffer.wrap(octets), 0, octets.length).isOk()) {
      view.isProbe();
      view.isAnnouncement();
      ByteBuffer again = ByteBuffer.allocate(view.packetLength());
      ArpPacket.decode(view).encode(again, 0);
      assertEquals(
          OctetString.copyOf(view.buffer(), 0, view.packetLength()),
          OctetString.copyOf(again.array()));
    }
  }

  @Example
  void readsAsTcpdumpWritesIt() {
    assertEquals(
        "Request who-has 192.0.2.2 tell 192.0.2.1", ArpPacket.request(MAC, A, B).toString());
    assertEquals(
        "Reply 192.0.2.1 is-at 02:00:00:00:00:01", ArpPacket.reply(MAC, A, MAC, B).toString());
    ArpPacket reverse = ArpPacket.builder().from(ArpPacket.request(MAC, A, B)).operation(3).build();
    assertEquals(
        "Reverse Request who-is 00:00:00:00:00:00 tell 02:00:00:00:00:01", reverse.toString());
    ArpPacket odd = ArpPacket.builder().from(reverse).operation(10).build();
    assertEquals(
        "ARP-NAK sender 02:00:00:00:00:01 192.0.2.1 target 00:00:00:00:00:00 192.0.2.2",
        odd.toString());
  }

  @Example
  void readsOtherAddressesAsOctets() {
    OctetString four = OctetString.ofHex("01020304");
    ArpPacket.Builder builder =
        ArpPacket.builder()
            .operation(2)
            .senderHardware(four)
            .targetHardware(four)
            .senderProtocol(four)
            .targetProtocol(four);
    assertEquals("Reply 1.2.3.4 is-at 01020304", builder.build().toString());
    assertEquals("Reply 01020304 is-at 01020304", builder.protocolType(0x86dd).build().toString());
    assertEquals("Reverse Reply 01020304 at 01020304", builder.operation(4).build().toString());
  }

  @Example
  void probeAndAnnouncementAreWhatTheViewCallsSo() {
    assertEquals(true, encoded(ArpPacket.probe(MAC, A)).isProbe());
    assertEquals(true, encoded(ArpPacket.announcement(MAC, A)).isAnnouncement());
  }

  @Example
  void refusesWhatCannotBeEncoded() {
    ArpPacket good = ArpPacket.request(MAC, A, B);
    OctetString long256 = OctetString.copyOf(new byte[256]);
    assertThrows(
        IllegalStateException.class,
        () -> ArpPacket.builder().from(good).targetHardware(OctetString.EMPTY).build());
    assertThrows(
        IllegalStateException.class,
        () -> ArpPacket.builder().from(good).targetProtocol(OctetString.EMPTY).build());
    assertThrows(
        IllegalStateException.class,
        () ->
            ArpPacket.builder().from(good).senderProtocol(long256).targetProtocol(long256).build());
    assertThrows(
        IllegalStateException.class, () -> ArpPacket.builder().from(good).operation(-1).build());
    assertThrows(
        IllegalStateException.class,
        () -> ArpPacket.builder().from(good).hardwareType(65536).build());
  }

  @Example
  void isOfEthernetAndIpv4UnlessSet() {
    ArpPacket packet =
        ArpPacket.builder()
            .operation(1)
            .senderHardware(OctetString.EMPTY)
            .senderProtocol(OctetString.EMPTY)
            .targetHardware(OctetString.EMPTY)
            .targetProtocol(OctetString.EMPTY)
            .build();
    assertEquals(1, packet.hardwareType());
    assertEquals(0x0800, packet.protocolType());
    assertThrows(
        IllegalStateException.class,
        () -> ArpPacket.builder().from(packet).protocolType(65536).build());
  }

  @Example
  void writesAtAnOffset() {
    ByteBuffer buffer = ByteBuffer.allocate(40);
    assertEquals(28, ArpPacket.request(MAC, A, B).encode(buffer, 7));
    ArpPacketView view = new ArpPacketView();
    assertEquals(ArpDecodeStatus.OK, view.wrap(buffer, 7, 28));
    assertEquals(1, view.hardwareType());
    assertEquals(ArpPacket.request(MAC, A, B), ArpPacket.decode(view));
  }
}
