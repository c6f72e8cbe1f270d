package io.netlayers.ethernet.cooked;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LoopbackViewTest {
  private final LoopbackView view = new LoopbackView();

  private CookedDecodeStatus wrap(String hex) {
    ByteBuffer buffer = OctetString.ofHex(hex).asByteBuffer();
    return view.wrap(buffer, 0, buffer.limit());
  }

  @Test
  void readsEitherByteOrder() {
    assertEquals(CookedDecodeStatus.OK, wrap("02000000" + "45"));
    assertTrue(view.isLittleEndian());
    assertEquals(2, view.family());
    assertEquals(4, view.ipVersion());
    assertEquals(4, view.payloadOffset());
    assertEquals(1, view.payloadLength());
    assertEquals(CookedDecodeStatus.OK, wrap("00000002"));
    assertFalse(view.isLittleEndian());
    assertEquals(2, view.family());
    assertEquals("AF 2 (IPv4)", LoopbackHeader.decode(view).toString());
  }

  @Test
  void knowsEverySystemsIpv6() {
    for (String family : new String[] {"0a", "17", "18", "1c", "1e"}) {
      assertEquals(CookedDecodeStatus.OK, wrap(family + "000000"));
      assertEquals(6, view.ipVersion());
      assertEquals(CookedDecodeStatus.OK, wrap("000000" + family));
      assertEquals(6, view.ipVersion());
    }
    assertEquals(CookedDecodeStatus.OK, wrap("07000000"));
    assertEquals(0, view.ipVersion());
    assertEquals("AF 7", LoopbackHeader.decode(view).toString());
  }

  @Test
  void refusesAFamilyThatIsNone() {
    assertEquals(CookedDecodeStatus.BAD_FAMILY, wrap("01000001"));
    assertEquals(0, view.faultOffset());
    assertFalse(CookedDecodeStatus.BAD_FAMILY.isTruncated());
    assertEquals(CookedDecodeStatus.OK, wrap("00000000"));
    assertEquals(0, view.family());
  }

  @Property(tries = 300)
  void encodedThenDecodedIsTheSame(
      @ForAll @IntRange(max = 65535) int family, @ForAll boolean littleEndian) {
    LoopbackHeader header = new LoopbackHeader(family, littleEndian && family != 0);
    ByteBuffer buffer = ByteBuffer.allocate(6);
    assertEquals(4, header.encode(buffer, 1));
    assertEquals(CookedDecodeStatus.OK, view.wrap(buffer, 1, 4));
    assertEquals(header, LoopbackHeader.decode(view));
  }

  @Test
  void refusesWhatCannotBeEncoded() {
    assertThrows(IllegalArgumentException.class, () -> new LoopbackHeader(65536, false));
    assertThrows(IllegalArgumentException.class, () -> new LoopbackHeader(-1, false));
    assertThrows(IllegalArgumentException.class, () -> new LoopbackHeader(0, true));
  }
}
