package io.netlayers.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FrameWalkerProperties {
  private final FrameWalker walker = new FrameWalker();

  @Property(tries = 3000)
  void anyOctetsAreAnswered(
      @ForAll LinkType link,
      @ForAll @Size(max = 200) byte[] octets,
      @ForAll @IntRange(max = 300) int wire,
      @ForAll boolean fcs) {
    walker.walk(link, ByteBuffer.wrap(octets), 0, octets.length, wire, fcs ? 4 : 0);
    checkAnswers(octets.length);
  }

  /** Frames that are right but for a few octets reach further than noise does. */
  @Property(tries = 3000)
  void changedOctetsAreAnswered(
      @ForAll @IntRange(max = 5) int which,
      @ForAll @IntRange(max = 200) int at,
      @ForAll byte value,
      @ForAll @IntRange(max = 200) int secondAt,
      @ForAll byte secondValue) {
    byte[] octets = Samples.ALL[which].clone();
    octets[at % octets.length] = value;
    octets[secondAt % octets.length] = secondValue;
    walker.walk(LinkType.ETHERNET, ByteBuffer.wrap(octets), 0, octets.length);
    checkAnswers(octets.length);
  }

  private void checkAnswers(int length) {
    int count = walker.layerCount();
    assertTrue(count <= FrameWalker.MAX_LAYERS);
    int before = 0;
    for (int i = 0; i < count; i++) {
      assertTrue(walker.view(i).offset() >= before, "layers nest in order");
      assertTrue(walker.view(i).offset() + walker.view(i).length() <= length, "within the frame");
      assertTrue(walker.wireLength(i) >= 0);
      assertNotNull(walker.checksum(i));
      before = walker.view(i).offset();
    }
    if (walker.faultLayer() == null) {
      assertEquals(PacketStatus.OK, walker.faultStatus());
      assertEquals(-1, walker.faultOffset());
    } else {
      assertTrue(walker.faultOffset() >= 0 && walker.faultOffset() <= length);
    }
  }

  /** A cut frame gives the same layers as the whole one, as far as they go, and says that it is. */
  @Property(tries = 3000)
  void aCutFrameGivesAPrefix(
      @ForAll @IntRange(max = 5) int which, @ForAll @IntRange(max = 400) int cut) {
    byte[] octets = Samples.ALL[which];
    int captured = cut % octets.length;
    FrameWalker whole = new FrameWalker();
    whole.walk(LinkType.ETHERNET, ByteBuffer.wrap(octets), 0, octets.length);
    ByteBuffer kept = ByteBuffer.wrap(octets, 0, captured).slice();
    walker.walk(LinkType.ETHERNET, kept, 0, captured, octets.length, 0);
    assertTrue(walker.layerCount() <= whole.layerCount());
    for (int i = 0; i < walker.layerCount(); i++) {
      assertEquals(whole.layer(i), walker.layer(i));
      assertEquals(whole.view(i).offset(), walker.view(i).offset());
      assertEquals(whole.wireLength(i), walker.wireLength(i));
    }
    assertNotNull(walker.faultLayer());
    assertTrue(walker.faultStatus().isTruncated(), walker.faultStatus().name());
    assertEquals(captured, walker.faultOffset());
  }
}
