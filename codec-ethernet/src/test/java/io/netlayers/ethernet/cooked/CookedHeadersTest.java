package io.netlayers.ethernet.cooked;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CookedHeadersTest {
  private static final String V1 = "0004" + "0001" + "0006" + "02000000000afeff" + "86dd";
  private static final String V2 =
      "0800" + "0000" + "80000002" + "0001" + "04" + "06" + "02000000000a0000";

  private final SllView sll = new SllView();
  private final Sll2View sll2 = new Sll2View();

  private static ByteBuffer octets(String hex) {
    return OctetString.ofHex(hex).asByteBuffer();
  }

  @Test
  void takesVersion1Apart() {
    assertEquals(CookedDecodeStatus.OK, sll.wrap(octets("ff" + V1 + "60"), 1, 17));
    assertEquals(CookedPacketType.OUTGOING, sll.packetType());
    assertEquals(1, sll.hardwareType());
    assertEquals(6, sll.addressLength());
    assertEquals(6, sll.addressOctets());
    assertEquals(7, sll.addressOffset());
    assertEquals(0x02000000000aL, sll.sourceMac());
    assertEquals(0x86dd, sll.protocol());
    assertEquals(0x86dd, sll.etherType());
    assertFalse(sll.isLlc());
    assertEquals(17, sll.payloadOffset());
    assertEquals(1, sll.payloadLength());
    assertEquals(
        "Out 02:00:00:00:00:0a hardware 1 protocol 0x86dd", SllHeader.decode(sll).toString());
  }

  @Test
  void takesVersion2Apart() {
    assertEquals(CookedDecodeStatus.OK, sll2.wrap(octets(V2 + "4500"), 0, 22));
    assertEquals(CookedPacketType.OUTGOING, sll2.packetType());
    assertEquals(1, sll2.hardwareType());
    assertEquals(0x80000002L, sll2.interfaceIndex());
    assertEquals(6, sll2.addressLength());
    assertEquals(6, sll2.addressOctets());
    assertEquals(0x02000000000aL, sll2.sourceMac());
    assertEquals(0x0800, sll2.protocol());
    assertEquals(0x0800, sll2.etherType());
    assertEquals(20, sll2.payloadOffset());
    assertEquals(2, sll2.payloadLength());
    assertEquals(
        "Out 02:00:00:00:00:0a hardware 1 protocol 0x0800 if 2147483650",
        Sll2Header.decode(sll2).toString());
  }

  @Test
  void namesWhereATruncatedHeaderEnds() {
    for (int length = 0; length < 16; length++) {
      assertEquals(CookedDecodeStatus.TRUNCATED_HEADER, sll.wrap(octets(V1), 0, length));
      assertEquals(length, sll.faultOffset());
    }
    for (int length = 0; length < 20; length++) {
      assertEquals(CookedDecodeStatus.TRUNCATED_HEADER, sll2.wrap(octets(V2), 0, length));
      assertEquals(length, sll2.faultOffset());
    }
    for (int length = 0; length < 4; length++) {
      LoopbackView loopback = new LoopbackView();
      assertEquals(CookedDecodeStatus.TRUNCATED_HEADER, loopback.wrap(octets(V1), 0, length));
      assertEquals(length, loopback.faultOffset());
    }
  }

  /** packet(7) and the registry: 4 is 802.2, 1 is Novell's; both are no EtherTypes. */
  @Test
  void tellsEtherTypesFromOtherProtocols() {
    ByteBuffer buffer = ByteBuffer.allocate(20);
    Octets.put16(buffer, 2, 1);
    Octets.put16(buffer, 14, 4);
    sll.wrap(buffer, 0, 16);
    assertTrue(sll.isLlc());
    assertFalse(sll.isRawIpx());
    assertEquals(-1, sll.etherType());
    Octets.put16(buffer, 14, 1);
    assertTrue(sll.isRawIpx());
    assertFalse(sll.isLlc());
    Octets.put16(buffer, 14, 0x5ff);
    assertEquals(-1, sll.etherType());
    Octets.put16(buffer, 14, 0x600);
    assertEquals(0x600, sll.etherType());
    for (int hardware : new int[] {770, 803, 824}) {
      Octets.put16(buffer, 2, hardware);
      assertEquals(-1, sll.etherType());
      Octets.put16(buffer, 8, hardware);
      Octets.put16(buffer, 0, 4);
      sll2.wrap(buffer, 0, 20);
      assertFalse(sll2.isLlc());
      assertFalse(sll2.isRawIpx());
    }
  }

  @Test
  void anAddressMayBeLongerThanItsField() {
    ByteBuffer buffer = ByteBuffer.allocate(20);
    Octets.put16(buffer, 4, 0xffff);
    sll.wrap(buffer, 0, 16);
    assertEquals(0xffff, sll.addressLength());
    assertEquals(8, sll.addressOctets());
    assertEquals(8, SllHeader.decode(sll).address().length());
    Octets.put8(buffer, 11, 20);
    sll2.wrap(buffer, 0, 20);
    assertEquals(8, sll2.addressOctets());
    assertEquals(20, Sll2Header.decode(sll2).addressLength());
  }

  @Test
  void buildsTheOctets() {
    OctetString mac = OctetString.ofHex("02000000000a");
    ByteBuffer buffer = ByteBuffer.allocate(38);
    Arrays.fill(buffer.array(), (byte) 0xA5);
    SllHeader one =
        SllHeader.builder().packetType(4).hardwareType(1).address(mac).protocol(0x86dd).build();
    assertEquals(16, one.encode(buffer, 1));
    Sll2Header two =
        Sll2Header.builder()
            .packetType(4)
            .hardwareType(1)
            .address(mac)
            .protocol(0x0800)
            .interfaceIndex(0x80000002L)
            .build();
    assertEquals(20, two.encode(buffer, 17));
    assertEquals(
        "a5" + V1.replace("feff", "0000") + V2 + "a5",
        OctetString.copyOf(buffer.array()).toString());
    assertEquals(mac, one.address());
    assertEquals(mac, two.address());
  }

  @Property(tries = 300)
  void decodedThenEncodedIsTheSame(@ForAll @Size(value = 20) byte[] octets) {
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    sll.wrap(buffer, 0, 20);
    ByteBuffer again = ByteBuffer.allocate(16);
    SllHeader.decode(sll).encode(again, 0);
    assertEquals(OctetString.copyOf(buffer, 0, 16), OctetString.copyOf(again.array()));
    sll2.wrap(buffer, 0, 20);
    ByteBuffer twenty = ByteBuffer.allocate(20);
    Sll2Header.decode(sll2).encode(twenty, 0);
    assertEquals(OctetString.copyOf(octets), OctetString.copyOf(twenty.array()));
  }

  @Test
  void refusesWhatCannotBeEncoded() {
    SllHeader one = SllHeader.builder().packetType(0).hardwareType(1).protocol(4).build();
    Sll2Header two =
        Sll2Header.builder().packetType(0).hardwareType(1).protocol(4).interfaceIndex(0).build();
    OctetString nine = OctetString.copyOf(new byte[9]);
    assertThrows(IndexOutOfBoundsException.class, () -> SllHeader.builder().address(nine));
    assertThrows(IndexOutOfBoundsException.class, () -> Sll2Header.builder().address(nine));
    assertThrows(
        IllegalStateException.class, () -> SllHeader.builder().from(one).packetType(-1).build());
    assertThrows(
        IllegalStateException.class,
        () -> SllHeader.builder().from(one).addressField(nine).build());
    assertThrows(
        IllegalStateException.class, () -> SllHeader.builder().from(one).protocol(65536).build());
    assertThrows(
        IllegalStateException.class, () -> Sll2Header.builder().from(two).packetType(256).build());
    assertThrows(
        IllegalStateException.class,
        () -> Sll2Header.builder().from(two).addressLength(256).build());
    assertThrows(
        IllegalStateException.class,
        () -> Sll2Header.builder().from(two).interfaceIndex(1L << 32).build());
  }

  @Test
  void namesPacketTypes() {
    assertEquals("In", CookedPacketType.text(0));
    assertEquals("P", CookedPacketType.text(3));
    assertEquals("packet type 7", CookedPacketType.text(7));
  }

  @Test
  void takesAHeaderWithNothingBehindIt() {
    assertEquals(CookedDecodeStatus.OK, sll.wrap(octets(V1), 0, 16));
    assertEquals(0, sll.payloadLength());
    assertEquals(16, SllHeader.decode(sll).encodedLength());
    assertEquals(CookedDecodeStatus.OK, sll2.wrap(octets("ff" + V2), 1, 20));
    assertEquals(0, sll2.payloadLength());
    assertEquals(0x0800, sll2.protocol());
    assertEquals(20, Sll2Header.decode(sll2).encodedLength());
  }

  @Test
  void tellsLlcAndIpxInVersion2() {
    ByteBuffer buffer = ByteBuffer.allocate(20);
    Octets.put16(buffer, 8, 1);
    Octets.put16(buffer, 0, 4);
    sll2.wrap(buffer, 0, 20);
    assertTrue(sll2.isLlc());
    assertFalse(sll2.isRawIpx());
    assertEquals(-1, sll2.etherType());
    Octets.put16(buffer, 0, 1);
    assertTrue(sll2.isRawIpx());
    assertFalse(sll2.isLlc());
  }

  @Test
  void refusesEveryFieldOutsideItsRange() {
    SllHeader one = SllHeader.builder().packetType(0).hardwareType(1).protocol(4).build();
    Sll2Header two =
        Sll2Header.builder().packetType(0).hardwareType(1).protocol(4).interfaceIndex(0).build();
    assertEquals("In - hardware 1 protocol 0x0004", one.toString());
    assertThrows(
        IllegalStateException.class,
        () -> SllHeader.builder().from(one).hardwareType(65536).build());
    assertThrows(
        IllegalStateException.class,
        () -> SllHeader.builder().from(one).addressLength(65536).build());
    assertThrows(
        IllegalStateException.class,
        () -> Sll2Header.builder().from(two).hardwareType(65536).build());
    assertThrows(
        IllegalStateException.class, () -> Sll2Header.builder().from(two).protocol(65536).build());
    assertThrows(
        IllegalStateException.class, () -> Sll2Header.builder().from(two).reserved(-1).build());
    assertThrows(
        IllegalStateException.class,
        () -> Sll2Header.builder().from(two).addressField(OctetString.EMPTY).build());
  }

  @Test
  void onlyACutHeaderIsTruncated() {
    for (CookedDecodeStatus status : CookedDecodeStatus.values()) {
      assertEquals(status == CookedDecodeStatus.TRUNCATED_HEADER, status.isTruncated());
      assertEquals(status == CookedDecodeStatus.OK, status.isOk());
    }
    assertEquals(4, new LoopbackHeader(2, false).encodedLength());
  }
}
