package io.netlayers.ip.icmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class IcmpExtensionsViewTest {
  private static final String TWO = "20000000" + "00080101" + "0001f1ff" + "000607c8" + "abcd";

  private final IcmpExtensionsView view = new IcmpExtensionsView();

  @Test
  void walksTheObjects() {
    for (ByteBuffer buffer : Packets.everyKind(TWO)) {
      assertEquals(IcmpExtensionStatus.OK, view.wrap(buffer, 3, 18));
      assertEquals(2, view.version());
      assertEquals(0, view.classNumber());
      assertEquals(0, view.payloadLength());
      assertTrue(view.next());
      assertEquals(1, view.classNumber());
      assertEquals(1, view.cType());
      assertEquals(11, view.payloadOffset());
      assertEquals(4, view.payloadLength());
      assertTrue(view.next());
      assertEquals(7, view.classNumber());
      assertEquals(0xc8, view.cType());
      assertEquals(2, view.payloadLength());
      assertFalse(view.next());
      assertEquals(0, view.payloadLength());
      view.rewind();
      assertTrue(view.next());
      assertEquals(1, view.classNumber());
    }
  }

  @Test
  void verifiesTheChecksumOrItsAbsence() {
    view.wrap(Packets.hex(Packets.MPLS), 0, 12);
    assertEquals(0xecf5, view.checksum());
    assertTrue(view.checksumValid());
    view.wrap(Packets.hex(Packets.MPLS.replace("ecf5", "ecf4")), 0, 12);
    assertFalse(view.checksumValid());
    view.wrap(Packets.hex(TWO), 0, 18);
    assertTrue(view.checksumValid());
  }

  @Test
  void namesWhatIsWrong() {
    for (int length = 0; length < 18; length++) {
      IcmpExtensionStatus expected =
          length < 4
              ? IcmpExtensionStatus.TRUNCATED_HEADER
              : length == 4 || length == 12
                  ? IcmpExtensionStatus.OK
                  : IcmpExtensionStatus.TRUNCATED_OBJECT;
      assertEquals(expected, view.wrap(Packets.hex(TWO), 0, length), "" + length);
      assertEquals(expected.isOk() ? -1 : length, view.faultOffset());
      assertEquals(length >= 12, view.next());
    }
    assertEquals(
        IcmpExtensionStatus.BAD_VERSION, view.wrap(Packets.hex("1" + TWO.substring(1)), 0, 18));
    assertFalse(view.next());
    for (int bad = 0; bad < 4; bad++) {
      String zero = "20000000" + "00080101" + "0001f1ff" + "000" + bad + "07c8" + "abcd";
      assertEquals(IcmpExtensionStatus.BAD_OBJECT_LENGTH, view.wrap(Packets.hex(zero), 0, 18));
      assertEquals(12, view.faultOffset());
      assertTrue(view.next());
      assertFalse(view.next());
    }
  }
}
