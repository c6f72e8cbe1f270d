package io.netlayers.ip.mld;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MldProperties {
  private static final byte[] TYPES = {(byte) 130, (byte) 131, (byte) 132, (byte) 143, 1};

  private final MldMessageView view = new MldMessageView();

  /** Any octets are answered; what decodes encodes, and decodes to the same value again. */
  @Property(tries = 1000)
  void anyOctetsAreAnsweredAndComeBack(
      @ForAll @IntRange(max = 4) int records,
      @ForAll int type,
      @ForAll @Size(max = 120) byte[] octets) {
    for (int i = 0; i + 4 < octets.length; i += 4) {
      octets[i + 1] &= 1;
      octets[i + 2] = 0;
      octets[i + 3] &= 3;
    }
    if (octets.length > 8) {
      octets[0] = TYPES[Math.floorMod(type, TYPES.length)];
      octets[7] = (byte) records;
    }
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    MldDecodeStatus status = view.wrap(buffer, 0, octets.length);
    assertEquals(status.isOk(), view.faultOffset() == -1);
    for (MldRecordsView each = view.records(); each.next(); ) {
      assertTrue(each.auxiliaryOffset() + each.auxiliaryLength() <= octets.length);
      MldRecord.decode(each);
    }
    if (status.isOk()) {
      MldMessage message = MldMessage.decode(view);
      ByteBuffer again = Packets.dirty(message.encodedLength());
      message.encode(again, 0, 77);
      assertEquals(MldDecodeStatus.OK, view.wrap(again, 0, again.capacity()));
      assertEquals(message, MldMessage.decode(view));
      assertTrue(message.toString().length() > 3);
    }
  }
}
