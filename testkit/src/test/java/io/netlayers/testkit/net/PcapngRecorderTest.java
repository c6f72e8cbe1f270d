package io.netlayers.testkit.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.pcap.CaptureReader;
import io.netlayers.pcap.CaptureRecordView;
import io.netlayers.pcap.CaptureStatus;
import io.netlayers.pcap.LinkType;
import io.netlayers.pcap.block.EnhancedPacket;
import io.netlayers.pcap.block.InterfaceDescription;
import io.netlayers.pcap.block.PcapngBlock;
import io.netlayers.pcap.block.PcapngOption;
import io.netlayers.testkit.net.model.EcnMarker;
import io.netlayers.testkit.net.model.Loss;
import io.netlayers.testkit.net.model.PacketChoice;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PcapngRecorderTest {
  private static final class Quiet implements NetworkNode {
    @Override
    public void onPacket(NetworkPort port, ByteBuffer packet, long nowNanos) {}
  }

  private static CaptureBuffer capture() {
    LinkConfig there =
        LinkConfig.builder()
            .delayNanos(1_500_000_007)
            .addLosses(Loss.indices(1))
            .corrupted(PacketChoice.indices(2))
            .marker(EcnMarker.FIRST_OCTET)
            .markPpm(1_000_000)
            .duplicated(PacketChoice.indices(3))
            .reordered(PacketChoice.indices(0))
            .reorderNanos(5)
            .build();
    SimulatedNetwork network = new SimulatedNetwork(3);
    Quiet client = new Quiet();
    Quiet server = new Quiet();
    network.add("client", client);
    network.add("server", server);
    CaptureBuffer buffer = new CaptureBuffer();
    network.observe(new PcapngRecorder(LinkType.RAW, 1_700_000_000_000_000_000L, buffer));
    SimulatedWire wire = network.connect(client, server, there, LinkConfig.perfect());
    for (int i = 0; i < 4; i++) {
      wire.a().send(ByteBuffer.wrap(new byte[] {(byte) (i == 3 ? 1 : 0), (byte) i, 9}));
    }
    network.at(2_000_000_000L, () -> wire.b().send(ByteBuffer.wrap(new byte[5])));
    network.at(2_000_000_001L, () -> wire.b().send(ByteBuffer.wrap(new byte[6])));
    network.runUntilIdle(Long.MAX_VALUE, 100);
    return buffer;
  }

  @Test
  void ourReaderReadsIt() {
    ByteBuffer in = ByteBuffer.wrap(capture().toByteArray());
    CaptureReader reader = new CaptureReader();
    List<String> lines = new ArrayList<>();
    CaptureStatus status;
    while (!(status = reader.next(in)).isFault() && status != CaptureStatus.NEED_MORE) {
      PcapngBlock block = PcapngBlock.decode(reader.block());
      if (block instanceof InterfaceDescription description) {
        assertEquals(LinkType.RAW, description.linkType());
        assertEquals(9, description.timestampResolution());
        lines.add("interface " + description.name());
      } else if (block instanceof EnhancedPacket packet) {
        CaptureRecordView record = reader.record();
        lines.add(
            record.interfaceId()
                + " "
                + (record.epochNanos() - 1_700_000_000_000_000_000L)
                + " "
                + packet.octets().length()
                + packet.options().stream()
                    .filter(option -> option.code() == PcapngOption.COMMENT)
                    .map(option -> " [" + option.text() + "]")
                    .reduce("", String::concat));
      }
    }
    assertEquals(CaptureStatus.NEED_MORE, status);
    assertEquals(CaptureStatus.END, reader.endOfInput(in));
    assertEquals(
        List.of(
            "interface client > server",
            "0 0 3 [dropped: LOST_BY_CHOICE]",
            "0 1500000007 3 [corrupted]",
            "0 1500000007 3 [marked]",
            "0 1500000007 3 [marked] [duplicate]",
            "0 1500000012 3 [held back]",
            "interface server > client",
            "1 2000000000 5",
            "1 2000000001 6"),
        lines);
  }

  @Test
  void blocksAreWhole() {
    List<Integer> lengths = new ArrayList<>();
    PcapngRecorder recorder =
        new PcapngRecorder(LinkType.ETHERNET, 0, block -> lengths.add(block.remaining()));
    SimulatedLink link = new SimulatedLink("x", LinkConfig.perfect(), 1);
    link.observe(recorder);
    link.send(ByteBuffer.allocate(60), 0, 60, 0);
    link.poll(0, (packet, now) -> {});
    assertEquals(3, lengths.size());
    assertTrue(lengths.stream().allMatch(length -> length % 4 == 0));
  }

  /** A tap sees what its host sends, lost or not, and what reaches it, with the direction. */
  @Test
  void aTapSeesWhatItsHostSees() {
    SimulatedNetwork network = new SimulatedNetwork(1);
    CaptureBuffer buffer = new CaptureBuffer();
    LinkConfig lossy = LinkConfig.builder().delayNanos(5).addLosses(Loss.indices(0)).build();
    SimulatedWire wire = network.connect(new Quiet(), new Quiet(), lossy);
    new PcapngRecorder(LinkType.ETHERNET, 0, buffer).tap(wire.b());
    for (int i = 0; i < 2; i++) {
      wire.a().send(ByteBuffer.allocate(10 + i));
      wire.b().send(ByteBuffer.allocate(20 + i));
    }
    network.runUntil(5);
    ByteBuffer in = ByteBuffer.wrap(buffer.toByteArray());
    CaptureReader reader = new CaptureReader();
    List<String> lines = new ArrayList<>();
    while (reader.nextRecord(in) == CaptureStatus.RECORD) {
      CaptureRecordView r = reader.record();
      lines.add(r.epochNanos() + " " + r.length() + " direction " + r.direction());
    }
    assertEquals(List.of("0 20 direction 2", "0 21 direction 2", "5 11 direction 1"), lines);
  }
}
