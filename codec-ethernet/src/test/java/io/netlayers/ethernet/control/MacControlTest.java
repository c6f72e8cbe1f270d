package io.netlayers.ethernet.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MacControlTest {
  private static final String PFC = "0101" + "0081" + "0064000000000000000000000000ffff";

  private final MacControlView view = new MacControlView();

  private static ByteBuffer octets(String hex) {
    return OctetString.ofHex(hex).asByteBuffer();
  }

  @Test
  void takesAPauseApart() {
    assertEquals(
        MacControlDecodeStatus.OK, view.wrap(octets("00" + "0001" + "fffe" + "0000"), 1, 6));
    assertTrue(view.isPause());
    assertFalse(view.isPriorityPause());
    assertEquals(1, view.opcode());
    assertEquals(0xfffe, view.pauseTime());
    assertEquals(3, view.parametersOffset());
    assertEquals(4, view.parametersLength());
    assertEquals(new MacControlFrame.Pause(0xfffe), MacControlFrame.decode(view));
    assertEquals("PAUSE 65534 quanta", MacControlFrame.decode(view).toString());
  }

  @Test
  void takesPriorityFlowControlApart() {
    assertEquals(MacControlDecodeStatus.OK, view.wrap(octets(PFC), 0, 20));
    assertTrue(view.isPriorityPause());
    assertFalse(view.isPause());
    assertEquals(0x81, view.classEnableVector());
    assertEquals(100, view.classTime(0));
    assertEquals(0, view.classTime(6));
    assertEquals(0xffff, view.classTime(7));
    assertThrows(IndexOutOfBoundsException.class, () -> view.classTime(8));
    assertEquals(
        "PFC enable 0x0081 times [100, 0, 0, 0, 0, 0, 0, 65535]",
        MacControlFrame.decode(view).toString());
  }

  @Test
  void keepsOtherOpcodesAsOctets() {
    assertEquals(MacControlDecodeStatus.OK, view.wrap(octets("0002" + "abcdef"), 0, 5));
    MacControlFrame frame = MacControlFrame.decode(view);
    assertEquals(new MacControlFrame.Other(2, OctetString.ofHex("abcdef")), frame);
    assertEquals("MAC control 0x2 abcdef", frame.toString());
  }

  @Test
  void namesWhereATruncatedFrameEnds() {
    for (int length = 0; length < 20; length++) {
      MacControlDecodeStatus status = view.wrap(octets(PFC), 0, length);
      assertEquals(
          length < 2
              ? MacControlDecodeStatus.TRUNCATED_OPCODE
              : MacControlDecodeStatus.TRUNCATED_PARAMETERS,
          status);
      assertTrue(status.isTruncated());
      assertEquals(length, view.faultOffset());
    }
    assertEquals(MacControlDecodeStatus.TRUNCATED_PARAMETERS, view.wrap(octets("000100"), 0, 3));
  }

  @Test
  void buildsTheOctets() {
    ByteBuffer buffer = ByteBuffer.allocate(26);
    Arrays.fill(buffer.array(), (byte) 0xA5);
    int at = 1 + new MacControlFrame.Pause(0x0102).encode(buffer, 1);
    MacControlFrame pfc =
        new MacControlFrame.PriorityPause(0x81, List.of(100, 0, 0, 0, 0, 0, 0, 65535));
    assertEquals(20, pfc.encode(buffer, at));
    assertEquals("a5" + "00010102" + PFC + "a5", OctetString.copyOf(buffer.array()).toString());
    assertEquals("01:80:c2:00:00:01", MacControlFrame.DESTINATION.toString());
  }

  @Property(tries = 500)
  void decodedThenEncodedIsTheSame(@ForAll @Size(max = 30) byte[] octets, @ForAll boolean pfc) {
    if (octets.length > 1) {
      octets[0] = pfc ? 1 : octets[0];
      octets[1] = pfc ? 1 : octets[1];
    }
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    if (view.wrap(buffer, 0, octets.length).isOk()) {
      MacControlFrame frame = MacControlFrame.decode(view);
      ByteBuffer again = ByteBuffer.allocate(frame.encodedLength());
      assertEquals(again.limit(), frame.encode(again, 0));
      assertEquals(OctetString.copyOf(buffer, 0, again.limit()), OctetString.copyOf(again.array()));
      view.wrap(again, 0, again.limit());
      assertEquals(frame, MacControlFrame.decode(view));
    }
  }

  @Test
  void refusesWhatCannotBeEncoded() {
    assertThrows(IllegalArgumentException.class, () -> new MacControlFrame.Pause(65536));
    assertThrows(IllegalArgumentException.class, () -> new MacControlFrame.Pause(-1));
    List<Integer> eight = List.of(0, 0, 0, 0, 0, 0, 0, 65536);
    assertThrows(IllegalArgumentException.class, () -> new MacControlFrame.PriorityPause(0, eight));
    assertThrows(
        IllegalArgumentException.class, () -> new MacControlFrame.PriorityPause(0, List.of(1)));
    assertThrows(
        IllegalArgumentException.class, () -> new MacControlFrame.Other(1, OctetString.EMPTY));
    assertThrows(
        IllegalArgumentException.class, () -> new MacControlFrame.Other(0x101, OctetString.EMPTY));
  }

  @Test
  void readsAtAnOffset() {
    assertEquals(MacControlDecodeStatus.OK, view.wrap(octets("ffff" + "0001" + "0102"), 2, 4));
    assertEquals(0x0102, view.pauseTime());
    ByteBuffer out = ByteBuffer.allocate(6);
    new MacControlFrame.Other(0x0203, OctetString.ofHex("04")).encode(out, 2);
    assertEquals("000002030400", OctetString.copyOf(out.array()).toString());
  }

  @Test
  void refusesNumbersOfMoreThanSixteenBits() {
    List<Integer> zeros = List.of(0, 0, 0, 0, 0, 0, 0, 0);
    assertThrows(
        IllegalArgumentException.class, () -> new MacControlFrame.PriorityPause(65536, zeros));
    assertThrows(
        IllegalArgumentException.class, () -> new MacControlFrame.Other(65536, OctetString.EMPTY));
  }

  @Test
  void onlyOkIsNotTruncated() {
    for (MacControlDecodeStatus status : MacControlDecodeStatus.values()) {
      assertEquals(status != MacControlDecodeStatus.OK, status.isTruncated());
      assertEquals(status == MacControlDecodeStatus.OK, status.isOk());
    }
  }
}
