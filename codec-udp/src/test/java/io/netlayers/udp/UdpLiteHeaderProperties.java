package io.netlayers.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class UdpLiteHeaderProperties {
  @Example
  void readsInOneLine() {
    UdpLiteHeader header =
        UdpLiteHeader.builder().sourcePort(5004).destinationPort(5006).coverage(20).build();
    assertEquals("5004 > 5006 cov 20", header.toString());
  }

  @Property
  void encodedThenDecodedIsTheSame(
      @ForAll @IntRange(max = 65535) int source,
      @ForAll @IntRange(max = 65535) int destination,
      @ForAll @IntRange(min = 7, max = 65535) int coverage,
      @ForAll @IntRange(max = 65535) int checksum) {
    UdpLiteHeader header =
        UdpLiteHeader.builder()
            .sourcePort(source)
            .destinationPort(destination)
            .coverage(coverage == 7 ? 0 : coverage)
            .checksum(checksum)
            .build();
    ByteBuffer buffer = ByteBuffer.allocate(header.encodedLength());
    assertEquals(8, header.encode(buffer, 0));
    UdpLiteDatagramView view = new UdpLiteDatagramView();
    view.wrapLax(buffer, 0, 8, 65535);
    assertEquals(header, UdpLiteHeader.decode(view));
  }

  @Property
  void anyOctetsAreAnswered(@ForAll @Size(max = 40) byte[] octets) {
    UdpLiteDatagramView view = new UdpLiteDatagramView();
    if (view.wrap(ByteBuffer.wrap(octets), 0, octets.length).isOk()) {
      assertEquals(octets.length - 8, view.payloadLength());
      view.checksumValid(0);
    }
    if (view.wrapQuoted(ByteBuffer.wrap(octets), 0, octets.length).isOk()) {
      view.checksumValid(0);
    }
  }

  @Property
  void fieldsThatCannotBeAreRefused(@ForAll int value) {
    UdpLiteHeader.Builder builder = UdpLiteHeader.builder().sourcePort(1).destinationPort(2);
    if (value < 0 || value > 65535) {
      assertThrows(IllegalStateException.class, () -> builder.checksum(value).build());
    }
    if (value != 0 && (value < 8 || value > 65535)) {
      assertThrows(IllegalStateException.class, () -> builder.checksum(0).coverage(value).build());
    }
  }

  @Example
  void eachFieldHasItsBounds() {
    for (int wrong : new int[] {-1, 65536, Integer.MIN_VALUE}) {
      assertThrows(
          IllegalStateException.class,
          () -> UdpLiteHeader.builder().sourcePort(wrong).destinationPort(0).build());
      assertThrows(
          IllegalStateException.class,
          () -> UdpLiteHeader.builder().sourcePort(0).destinationPort(wrong).build());
      assertThrows(
          IllegalStateException.class,
          () -> UdpLiteHeader.builder().sourcePort(0).destinationPort(0).coverage(wrong).build());
      assertThrows(
          IllegalStateException.class,
          () -> UdpLiteHeader.builder().sourcePort(0).destinationPort(0).checksum(wrong).build());
    }
    UdpLiteHeader.Builder builder = UdpLiteHeader.builder().sourcePort(0).destinationPort(65535);
    assertEquals(0, builder.build().coverage());
    assertEquals(0, builder.build().checksum());
    assertEquals(0, builder.coverage(0).build().coverage());
    assertThrows(IllegalStateException.class, () -> builder.coverage(7).build());
    assertEquals(8, builder.coverage(8).build().coverage());
  }
}
