package io.netlayers.ethernet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LlcSnapTest {
  private final LlcHeaderView llc = new LlcHeaderView();
  private final SnapHeaderView snap = new SnapHeaderView();

  private static ByteBuffer octets(String hex) {
    return OctetString.ofHex(hex).asByteBuffer();
  }

  /** A spanning tree BPDU's header: both access points 0x42, unnumbered information. */
  @Test
  void takesAnUnnumberedHeaderApart() {
    assertEquals(LlcDecodeStatus.OK, llc.wrap(octets("00424203beef"), 1, 5));
    assertEquals(0x42, llc.dsap());
    assertEquals(0x42, llc.ssap());
    assertEquals(0x03, llc.control());
    assertTrue(llc.isUnnumbered());
    assertFalse(llc.isSnap());
    assertFalse(llc.isResponse());
    assertFalse(llc.isGroup());
    assertEquals(3, llc.headerLength());
    assertEquals(4, llc.payloadOffset());
    assertEquals(2, llc.payloadLength());
  }

  /** IEEE 802.2 §5.2: information and supervisory formats have two octets of control. */
  @Test
  void takesTwoOctetsOfControlApart() {
    assertEquals(LlcDecodeStatus.OK, llc.wrap(octets("f1f0010bff"), 0, 5));
    assertTrue(llc.isGroup());
    assertEquals(0x0b01, llc.control());
    assertFalse(llc.isUnnumbered());
    assertEquals(4, llc.payloadOffset());
    assertEquals(1, llc.payloadLength());
    for (int first = 0; first < 256; first++) {
      ByteBuffer header = ByteBuffer.wrap(new byte[] {2, 3, (byte) first, 0});
      llc.wrap(header, 0, 4);
      assertTrue(llc.isResponse());
      assertEquals((first & 3) == 3 ? 3 : 4, llc.headerLength());
    }
  }

  @Test
  void namesWhereATruncatedHeaderEnds() {
    for (int length = 0; length < 4; length++) {
      assertEquals(LlcDecodeStatus.TRUNCATED_LLC, llc.wrap(octets("f0f0010b"), 0, length));
      assertEquals(length, llc.faultOffset());
    }
    assertEquals(LlcDecodeStatus.TRUNCATED_LLC, llc.wrap(octets("aaaa03"), 0, 2));
    assertEquals(LlcDecodeStatus.OK, llc.wrap(octets("aaaa03"), 0, 3));
    for (int length = 0; length < 5; length++) {
      assertEquals(LlcDecodeStatus.TRUNCATED_SNAP, snap.wrap(octets("0000000800"), 0, length));
      assertEquals(length, snap.faultOffset());
    }
  }

  /** RFC 1042: organization 0 and an EtherType. */
  @Test
  void takesSnapApart() {
    ByteBuffer frame = octets("aaaa03" + "000000" + "86dd" + "60");
    assertEquals(LlcDecodeStatus.OK, llc.wrap(frame, 0, 9));
    assertTrue(llc.isSnap());
    assertEquals(LlcDecodeStatus.OK, snap.wrap(frame, llc.payloadOffset(), llc.payloadLength()));
    assertEquals(0, snap.oui());
    assertEquals(0x86dd, snap.protocolId());
    assertEquals(0x86dd, snap.etherType());
    assertEquals(8, snap.payloadOffset());
    assertEquals(1, snap.payloadLength());
  }

  @Test
  void knowsWhichProtocolIdsAreEtherTypes() {
    snap.wrap(octets("0000f80800"), 0, 5);
    assertEquals(0x0800, snap.etherType());
    snap.wrap(octets("00000c2000"), 0, 5);
    assertEquals(-1, snap.etherType());
    assertEquals(0x00000c, snap.oui());
    assertEquals(0x2000, snap.protocolId());
    snap.wrap(octets("00000005ff"), 0, 5);
    assertEquals(-1, snap.etherType());
    assertTrue(llc.wrap(octets("aaab03"), 0, 3).isOk() && !llc.isSnap());
    assertTrue(llc.wrap(octets("abaa03"), 0, 3).isOk() && !llc.isSnap());
  }

  @Test
  void buildsTheOctets() {
    ByteBuffer buffer = ByteBuffer.allocate(10);
    Arrays.fill(buffer.array(), (byte) 0xA5);
    int at = 1 + LlcHeader.SNAP.encode(buffer, 1);
    assertEquals(5, new SnapHeader(0x00000c, 0x2000).encode(buffer, at));
    assertEquals("a5aaaa0300000c2000a5", OctetString.copyOf(buffer.array()).toString());
    assertEquals("LLC dsap 0xaa ssap 0xaa ctrl 0x03", LlcHeader.SNAP.toString());
    assertEquals("LLC dsap 0x02 ssap 0x03 ctrl 0x0b01", new LlcHeader(2, 3, 0x0b01).toString());
    assertEquals("SNAP oui 0x00000c, pid 0x2000", new SnapHeader(0xc, 0x2000).toString());
  }

  @Property(tries = 500)
  void decodedThenEncodedIsTheSame(@ForAll @Size(min = 5, max = 9) byte[] octets) {
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    assertEquals(LlcDecodeStatus.OK, llc.wrap(buffer, 0, octets.length));
    LlcHeader header = LlcHeader.decode(llc);
    ByteBuffer again = ByteBuffer.allocate(header.encodedLength());
    assertEquals(llc.headerLength(), header.encode(again, 0));
    assertEquals(OctetString.copyOf(buffer, 0, again.limit()), OctetString.copyOf(again.array()));

    assertEquals(LlcDecodeStatus.OK, snap.wrap(buffer, 0, octets.length));
    ByteBuffer five = ByteBuffer.allocate(SnapHeader.decode(snap).encodedLength());
    SnapHeader.decode(snap).encode(five, 0);
    assertEquals(OctetString.copyOf(buffer, 0, 5), OctetString.copyOf(five.array()));
  }

  @Test
  void refusesWhatCannotBeEncoded() {
    assertThrows(IllegalArgumentException.class, () -> new LlcHeader(256, 0, 3));
    assertThrows(IllegalArgumentException.class, () -> new LlcHeader(0, -1, 3));
    assertThrows(IllegalArgumentException.class, () -> new LlcHeader(0, 0, 0x10000));
    assertThrows(IllegalArgumentException.class, () -> new LlcHeader(0, 0, -1));
    assertThrows(IllegalArgumentException.class, () -> new LlcHeader(0, 0, 0x0103));
    assertThrows(IllegalArgumentException.class, () -> new SnapHeader(0x1000000, 0));
    assertThrows(IllegalArgumentException.class, () -> new SnapHeader(0, 0x10000));
  }

  @Test
  void readsAndWritesAtAnOffset() {
    ByteBuffer buffer = octets("ffff" + "100f03" + "0000000600");
    assertEquals(LlcDecodeStatus.OK, llc.wrap(buffer, 2, 3));
    assertEquals(0x10, llc.dsap());
    assertEquals("LLC dsap 0x10 ssap 0x0f ctrl 0x03", LlcHeader.decode(llc).toString());
    assertEquals(LlcDecodeStatus.OK, snap.wrap(buffer, 5, 5));
    assertEquals(0x0600, snap.etherType());
    ByteBuffer out = ByteBuffer.allocate(9);
    new LlcHeader(0x10, 0x0f, 0x0b01).encode(out, 1);
    new SnapHeader(0xabcdef, 0x0102).encode(out, 4);
    assertEquals("00100f01abcdef0102", OctetString.copyOf(out.array()).toString());
  }

  @Test
  void onlyOkIsNotTruncated() {
    for (LlcDecodeStatus status : LlcDecodeStatus.values()) {
      assertEquals(status != LlcDecodeStatus.OK, status.isTruncated());
      assertEquals(status == LlcDecodeStatus.OK, status.isOk());
    }
  }
}
