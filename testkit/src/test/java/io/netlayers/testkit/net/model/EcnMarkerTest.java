package io.netlayers.testkit.net.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EcnMarkerTest {
  /** The header of RFC 1071's best known example, TOS 0. */
  private static final String IPV4 = "450000730000400040 11b861c0a80001c0a800c7".replace(" ", "");

  private static final String IPV6 =
      "6a012345"
          + "00001140"
          + "20010db8000000000000000000000001"
          + "20010db8000000000000000000000002";

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  /** Marks inside a larger buffer, and looks whether anything outside changed. */
  private static boolean mark(EcnMarker marker, byte[] packet) {
    ByteBuffer buffer = ByteBuffer.allocate(packet.length + 10).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.fill(buffer.array(), (byte) 0xA5);
    buffer.put(5, packet);
    buffer.limit(5 + packet.length); // to read behind the packet throws
    boolean marked = marker.mark(buffer, 5, packet.length);
    buffer.get(5, packet).clear();
    for (int i = 0; i < 5; i++) {
      assertEquals((byte) 0xA5, buffer.get(i));
      assertEquals((byte) 0xA5, buffer.get(packet.length + 5 + i));
    }
    return marked;
  }

  private static byte[] ipv4(int tos) {
    byte[] header = hex(IPV4);
    ByteBuffer buffer = ByteBuffer.wrap(header);
    Octets.put8(buffer, 1, tos);
    Octets.put16(buffer, 10, 0);
    Octets.put16(buffer, 10, InternetChecksum.of(buffer, 0, 20));
    return header;
  }

  @Test
  void ipv4() {
    for (int dscp = 0; dscp < 256; dscp += 4) {
      for (int ect = 1; ect <= 3; ect++) {
        byte[] packet = ipv4(dscp | ect);
        assertTrue(mark(EcnMarker.IP, packet));
        assertArrayEquals(ipv4(dscp | 3), packet);
      }
      byte[] notEct = ipv4(dscp);
      assertFalse(mark(EcnMarker.IP, notEct));
      assertArrayEquals(ipv4(dscp), notEct);
    }
    assertArrayEquals(hex(IPV4), ipv4(0));
  }

  /** A wrong checksum stays as wrong as it was, so that marking hides no bit error (RFC 1624). */
  @Test
  void aWrongChecksumIsNotMended() {
    byte[] packet = ipv4(2);
    packet[15] ^= 4;
    assertTrue(mark(EcnMarker.IP, packet));
    assertFalse(InternetChecksum.isValid(InternetChecksum.sum(ByteBuffer.wrap(packet), 0, 20)));
    packet[15] ^= 4;
    assertTrue(InternetChecksum.isValid(InternetChecksum.sum(ByteBuffer.wrap(packet), 0, 20)));
  }

  @Test
  void ipv6() {
    byte[] packet = hex(IPV6); // traffic class 0xA0: Not-ECT
    assertFalse(mark(EcnMarker.IP, packet));
    assertArrayEquals(hex(IPV6), packet);
    for (String ect : new String[] {"6a11", "6a21", "6a31"}) {
      packet = hex(ect + IPV6.substring(4));
      assertTrue(mark(EcnMarker.IP, packet));
      assertArrayEquals(hex("6a31" + IPV6.substring(4)), packet);
    }
  }

  @Test
  void ethernet() {
    String addresses = "ffffffffffff020000000001";
    for (String tags : new String[] {"", "81000001", "88a80002" + "81000001", "91000003"}) {
      byte[] v4 = hex(addresses + tags + "0800" + HexFormat.of().formatHex(ipv4(1)));
      assertTrue(mark(EcnMarker.ETHERNET, v4));
      assertArrayEquals(hex(addresses + tags + "0800" + HexFormat.of().formatHex(ipv4(3))), v4);
      byte[] v6 = hex(addresses + tags + "86dd" + "6a11" + IPV6.substring(4));
      assertTrue(mark(EcnMarker.ETHERNET, v6));
      assertArrayEquals(hex(addresses + tags + "86dd" + "6a31" + IPV6.substring(4)), v6);
      assertFalse(mark(EcnMarker.ETHERNET, hex(addresses + tags + "0806" + IPV4)));
    }
  }

  @Test
  void firstOctet() {
    assertFalse(mark(EcnMarker.FIRST_OCTET, new byte[] {(byte) 0xF0, 1}));
    assertFalse(mark(EcnMarker.FIRST_OCTET, new byte[0]));
    assertTrue(mark(EcnMarker.FIRST_OCTET, new byte[] {1}));
    for (int ect = 1; ect <= 3; ect++) {
      byte[] packet = {(byte) (0xF0 | ect), 1};
      assertTrue(mark(EcnMarker.FIRST_OCTET, packet));
      assertArrayEquals(new byte[] {(byte) 0xF3, 1}, packet);
    }
  }

  @Test
  void nothingIsMarkedThatIsCutShort() {
    byte[] v4 = ipv4(2);
    for (int length = 0; length < 20; length++) {
      assertFalse(mark(EcnMarker.IP, Arrays.copyOf(v4, length)), "IPv4 of " + length);
    }
    byte[] v6 = hex("6a21" + IPV6.substring(4));
    for (int length = 0; length < 40; length++) {
      assertFalse(mark(EcnMarker.IP, Arrays.copyOf(v6, length)), "IPv6 of " + length);
    }
    byte[] frame = hex("ffffffffffff02000000000181000001" + "0800" + IPV4.replace("4500", "4502"));
    for (int length = 0; length < frame.length; length++) {
      assertFalse(mark(EcnMarker.ETHERNET, Arrays.copyOf(frame, length)), "frame of " + length);
    }
    assertTrue(mark(EcnMarker.ETHERNET, frame));
    assertFalse(mark(EcnMarker.NONE, v6));
  }

  @Property(tries = 500)
  void anyOctetsNeverThrow(
      @ForAll @Size(max = 60) byte[] packet, @ForAll @IntRange(max = 3) int kind) {
    EcnMarker marker =
        new EcnMarker[] {EcnMarker.IP, EcnMarker.ETHERNET, EcnMarker.FIRST_OCTET, EcnMarker.NONE}
            [kind];
    byte[] before = packet.clone();
    if (!mark(marker, packet)) {
      assertArrayEquals(before, packet);
    }
  }

  /** However many tags a frame has, the search ends. */
  @Test
  void upToEightTagsAreLookedBehind() {
    String addresses = "ffffffffffff020000000001";
    String packet = "0800" + HexFormat.of().formatHex(ipv4(1));
    assertTrue(mark(EcnMarker.ETHERNET, hex(addresses + "81000001".repeat(8) + packet)));
    assertFalse(mark(EcnMarker.ETHERNET, hex(addresses + "81000001".repeat(9) + packet)));
  }
}
