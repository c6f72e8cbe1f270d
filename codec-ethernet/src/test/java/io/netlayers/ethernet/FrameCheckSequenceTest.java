package io.netlayers.ethernet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrameCheckSequenceTest {
  /** An ARP request, padded to the minimum. */
  private static final String FRAME =
      "ffffffffffff"
          + "020000000001"
          + "0806"
          + "0001080006040001"
          + "020000000001"
          + "c0000201"
          + "000000000000"
          + "c0000202"
          + "00".repeat(18);

  /** The check value that every catalogue of CRCs gives for CRC-32/ISO-HDLC. */
  @Test
  void hasTheKnownCheckValue() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertEquals(0xcbf43926L, FrameCheckSequence.compute(ByteBuffer.wrap(digits), 0, 9));
    assertEquals(0L, FrameCheckSequence.compute(ByteBuffer.wrap(digits), 3, 0));
  }

  @Property(tries = 300)
  void agreesWithTheJdk(
      @ForAll @Size(max = 100) byte[] octets, @ForAll @IntRange(max = 9) int offset) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(offset + octets.length);
    buffer.put(offset, octets);
    CRC32 other = new CRC32();
    other.update(octets);
    assertEquals(other.getValue(), FrameCheckSequence.compute(buffer, offset, octets.length));
  }

  @Test
  void isSentLowestOctetFirst() {
    ByteBuffer buffer = ByteBuffer.allocate(6);
    FrameCheckSequence.write(buffer, 1, 0xcbf43926L);
    assertEquals("002639f4cb00", OctetString.copyOf(buffer.array()).toString());
    assertEquals(0xcbf43926L, FrameCheckSequence.read(buffer, 1));
  }

  @Test
  void everyFlippedBitIsNoticed() {
    byte[] octets = OctetString.ofHex(FRAME + "00000000").toByteArray();
    EthernetFrameView view = new EthernetFrameView();
    assertEquals(64, octets.length);
    view.wrap(ByteBuffer.wrap(octets), 0, 64, true);
    assertFalse(view.fcsValid());
    view.updateFcs();
    assertTrue(view.fcsValid());
    for (int bit = 0; bit < 64 * 8; bit++) {
      octets[bit / 8] ^= (byte) (1 << bit % 8);
      assertFalse(view.fcsValid(), "bit " + bit);
      octets[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @Test
  void eightOctetsAndMoreAreTakenAlike() {
    byte[] octets = new byte[40];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) (i * 37);
    }
    for (int length = 0; length <= 40; length++) {
      CRC32 other = new CRC32();
      other.update(octets, 0, length);
      assertEquals(
          other.getValue(), FrameCheckSequence.compute(ByteBuffer.wrap(octets), 0, length));
    }
  }
}
