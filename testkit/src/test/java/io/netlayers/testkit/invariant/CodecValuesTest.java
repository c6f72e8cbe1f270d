package io.netlayers.testkit.invariant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import io.netlayers.tcp.TcpHeader;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.udp.UdpDatagramView;
import io.netlayers.udp.UdpHeader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values of codecs, by the harness that a user would lay around one of their own. */
class CodecValuesTest {
  private static final RoundTrip<UdpHeader> UDP =
      RoundTrip.of(
          UdpHeader::encodedLength,
          UdpHeader::encode,
          (buffer, offset, length) -> {
            UdpDatagramView view = new UdpDatagramView();
            return view.wrap(buffer, offset, length).isOk()
                ? Optional.of(UdpHeader.decode(view))
                : Optional.empty();
          });

  private static final RoundTrip<TcpHeader> TCP =
      RoundTrip.of(
          TcpHeader::encodedLength,
          TcpHeader::encode,
          (buffer, offset, length) -> {
            TcpSegmentView view = new TcpSegmentView();
            return view.wrap(buffer, offset, length).isOk()
                ? Optional.of(TcpHeader.decode(view))
                : Optional.empty();
          });

  @Test
  void udpHeaders() {
    UDP.checkValues(
        List.of(
            UdpHeader.builder().sourcePort(0).destinationPort(65_535).build(),
            UdpHeader.builder().sourcePort(53).destinationPort(5353).checksum(65_535).build()));
    assertTrue(UDP.checkHead(OctetString.ofHex("00350036000a00006162").toByteArray()));
    int read = 0;
    for (byte[] octets : HostileOctets.random(1, 500, 30)) {
      byte[] plausible = octets.clone();
      if (plausible.length > 7) {
        plausible[4] = 0;
        plausible[5] = (byte) plausible.length;
      }
      read += UDP.checkHead(plausible) ? 1 : 0;
    }
    assertTrue(read > 200, "read " + read);
  }

  @Test
  void tcpHeaders() {
    byte[] synAck =
        OctetString.ofHex("0050c00000000001000000028012ffff00000000020405b404020101").toByteArray();
    assertEquals(28, synAck.length);
    synAck[12] = 0x70;
    assertTrue(TCP.checkHead(synAck));
    TcpSegmentView view = new TcpSegmentView();
    assertTrue(view.wrap(java.nio.ByteBuffer.wrap(synAck), 0, synAck.length).isOk());
    TCP.checkValue(TcpHeader.decode(view));
  }
}
