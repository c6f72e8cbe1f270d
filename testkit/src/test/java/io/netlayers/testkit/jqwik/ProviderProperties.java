package io.netlayers.testkit.jqwik;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.netlayers.tcp.TcpDecodeStatus;
import io.netlayers.tcp.TcpHeader;
import io.netlayers.tcp.TcpOption;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.testkit.gen.choice.Malformed;
import io.netlayers.udp.UdpDatagramView;
import io.netlayers.udp.UdpDecodeStatus;
import io.netlayers.udp.UdpHeader;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** {@code @ForAll} of our types works without a word more: the provider is found. */
class ProviderProperties {
  @Property(tries = 200)
  void tcpHeaderComesBack(@ForAll TcpHeader header) {
    ByteBuffer buffer = ByteBuffer.allocate(header.encodedLength());
    header.encode(buffer, 0);
    TcpSegmentView view = new TcpSegmentView();
    assertEquals(TcpDecodeStatus.OK, view.wrap(buffer, 0, buffer.capacity()));
    assertEquals(header, TcpHeader.decode(view));
  }

  @Property(tries = 200)
  void udpHeaderComesBack(@ForAll UdpHeader header) {
    ByteBuffer buffer = ByteBuffer.allocate(Math.max(8, header.length()));
    header.encode(buffer, 0);
    UdpDatagramView view = new UdpDatagramView();
    assertEquals(UdpDecodeStatus.OK, view.wrap(buffer, 0, buffer.capacity()));
    assertEquals(header, UdpHeader.decode(view));
  }

  @Property(tries = 50)
  void typesWithinTypes(@ForAll List<TcpOption> options, @ForAll Optional<UdpHeader> header) {
    options.forEach(option -> assertNotEquals("", option.toString()));
    header.ifPresent(h -> assertNotEquals("", h.toString()));
  }

  @Property(tries = 200)
  void malformedByStatus(@ForAll Malformed<UdpDecodeStatus> input) {
    assertNotEquals(UdpDecodeStatus.OK, input.status());
  }
}
