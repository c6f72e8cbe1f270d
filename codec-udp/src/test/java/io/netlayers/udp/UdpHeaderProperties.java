package io.netlayers.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class UdpHeaderProperties {
  @Example
  void readsInOneLine() {
    UdpHeader header = UdpHeader.builder().sourcePort(5353).destinationPort(53).length(12).build();
    assertEquals("5353 > 53 len 12", header.toString());
  }

  @Property
  void encodedThenDecodedIsTheSame(
      @ForAll @IntRange(max = 65535) int source,
      @ForAll @IntRange(max = 65535) int destination,
      @ForAll @IntRange(min = 8, max = 65535) int length,
      @ForAll @IntRange(max = 65535) int checksum) {
    UdpHeader header =
        UdpHeader.builder()
            .sourcePort(source)
            .destinationPort(destination)
            .length(length)
            .checksum(checksum)
            .build();
    ByteBuffer buffer = ByteBuffer.allocate(header.encodedLength());
    assertEquals(8, header.encode(buffer, 0));
    UdpDatagramView view = new UdpDatagramView();
    view.wrapLax(buffer, 0, 8);
    assertEquals(header, UdpHeader.decode(view));
  }

  @Property
  void anyOctetsAreAnswered(@ForAll @Size(max = 40) byte[] octets) {
    UdpDatagramView view = new UdpDatagramView();
    if (view.wrap(ByteBuffer.wrap(octets), 0, octets.length).isOk()) {
      assertEquals(octets.length >= 8, view.payloadLength() >= 0);
      view.checksumValid(0, true);
    }
  }

  @Property
  void fieldsOutsideSixteenBitsAreRefused(@ForAll int value) {
    if (value >= 0 && value <= 65535) {
      return;
    }
    assertThrows(
        IllegalStateException.class,
        () -> UdpHeader.builder().sourcePort(value).destinationPort(0).build());
  }

  @Example
  void eachFieldHasItsBounds() {
    for (int wrong : new int[] {-1, 65536, Integer.MIN_VALUE}) {
      assertThrows(
          IllegalStateException.class,
          () -> UdpHeader.builder().sourcePort(wrong).destinationPort(0).build());
      assertThrows(
          IllegalStateException.class,
          () -> UdpHeader.builder().sourcePort(0).destinationPort(wrong).build());
      assertThrows(
          IllegalStateException.class,
          () -> UdpHeader.builder().sourcePort(0).destinationPort(0).length(wrong).build());
      assertThrows(
          IllegalStateException.class,
          () -> UdpHeader.builder().sourcePort(0).destinationPort(0).checksum(wrong).build());
    }
    UdpHeader.Builder builder = UdpHeader.builder().sourcePort(0).destinationPort(65535);
    assertEquals(8, builder.build().length());
    assertEquals(0, builder.build().checksum());
    assertEquals(0, builder.length(0).build().length());
    assertThrows(IllegalStateException.class, () -> builder.length(7).build());
    assertEquals(8, builder.length(8).build().length());
  }
}
