package io.netlayers.tools.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netlayers.fsm.tcp.follow.FollowLimits;
import io.netlayers.fsm.tcp.follow.FollowSide;
import io.netlayers.fsm.tcp.follow.FollowSink;
import io.netlayers.fsm.tcp.follow.OverlapPolicy;
import io.netlayers.fsm.tcp.follow.TcpStreamFollower;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.fragment.BufferPool;
import io.netlayers.ip.fragment.Reassembler;
import io.netlayers.ip.fragment.ReassemblyConfig;
import io.netlayers.ip.fragment.ReassemblyResult;
import io.netlayers.packet.FrameWalker;
import io.netlayers.packet.LinkType;
import io.netlayers.pcap.CaptureReader;
import io.netlayers.pcap.CaptureStatus;
import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;

/** Frames, captures, fragments, segments. */
class PacketFuzzTest {
  private static final String MINUTE = "1m";
  private static final LinkType[] LINKS = LinkType.values();

  @FuzzTest(maxDuration = MINUTE)
  void frame(byte[] octets) {
    // Any octets are walked in bounded layers, each with a view inside the frame
    if (octets.length == 0) {
      return;
    }
    LinkType link = LINKS[(octets[0] & 0xFF) % LINKS.length];
    ByteBuffer buffer = Feed.direct(octets);
    FrameWalker walker = new FrameWalker();
    int length = octets.length - 1;
    int layers = walker.walk(link, buffer, 4, length, length + (octets[0] & 0x30), 4);
    assertTrue(layers <= FrameWalker.MAX_LAYERS);
    for (int i = 0; i < layers; i++) {
      assertNotNull(walker.layer(i));
      assertNotNull(walker.checksum(i));
      assertNotNull(walker.view(i).toString());
      assertTrue(walker.view(i).offset() >= 4);
      assertTrue(walker.view(i).offset() + walker.view(i).length() <= 4 + length);
    }
    walker.walkQuoted(4 + octets[0] % 3, buffer, 4, length);
  }

  @FuzzTest(maxDuration = MINUTE)
  void capture(byte[] octets) {
    // However a capture is cut into pieces, records and end are the same
    assertEquals(records(octets, octets.length), records(octets, Feed.step(octets)));
  }

  private static String records(byte[] octets, int step) {
    CaptureReader reader = new CaptureReader(1 << 16);
    ByteBuffer in = ByteBuffer.wrap(octets);
    StringBuilder seen = new StringBuilder();
    int end = Math.min(step, octets.length);
    in.limit(end);
    while (true) {
      CaptureStatus status = reader.nextRecord(in);
      if (status == CaptureStatus.RECORD) {
        seen.append(reader.record().capturedLength()).append(' ');
        seen.append(reader.record().interfaceId()).append(' ');
        seen.append(reader.record().epochSeconds()).append(';');
      } else if (status == CaptureStatus.NEED_MORE && end < octets.length) {
        end = Math.min(octets.length, end + step);
        in.limit(end);
      } else {
        return seen.append(status == CaptureStatus.NEED_MORE ? reader.endOfInput(in) : status)
            .toString();
      }
    }
  }

  /** Counts what is lent and not brought back. */
  private static final class CountingPool implements BufferPool {
    private int lent;

    @Override
    public ByteBuffer acquire(int octets) {
      lent++;
      return ByteBuffer.allocate(octets);
    }

    @Override
    public void release(ByteBuffer buffer) {
      lent--;
    }
  }

  @FuzzTest(maxDuration = MINUTE)
  void fragments(byte[] octets) {
    // Whatever fragments come, limits hold, and all buffers are back when all is expired
    CountingPool pool = new CountingPool();
    ReassemblyConfig config =
        ReassemblyConfig.builder().maxOctets(200_000).maxDatagrams(4).maxFragments(16).build();
    Reassembler reassembler = new Reassembler(config, pool);
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    Ipv4PacketView four = new Ipv4PacketView();
    Ipv6PacketView six = new Ipv6PacketView();
    long now = 0;
    for (int at = 0; at < octets.length; now++) {
      int length = Math.min(octets.length - at, 20 + (octets[at] & 0x3F));
      if (four.wrap(buffer, at, length).isOk()) {
        lendsWhatIsComplete(reassembler.onFragment(0, four, now), reassembler);
      } else if (six.wrap(buffer, at, length).isOk()) {
        lendsWhatIsComplete(reassembler.onFragment(0, six, now), reassembler);
      }
      assertTrue(reassembler.octetsHeld() <= 200_000 && reassembler.datagrams() <= 4);
      at += length;
    }
    for (int i = 0; i < 10 && reassembler.pollExpired(Long.MAX_VALUE - 1); i++) {
      assertTrue(pool.lent >= 0);
    }
    assertEquals(0, reassembler.datagrams());
  }

  private static void lendsWhatIsComplete(ReassemblyResult result, Reassembler reassembler) {
    assertEquals(result == ReassemblyResult.COMPLETE, reassembler.buffer() != null);
  }

  /** Checks that positions follow one another, and begin at 0 again where a conversation does. */
  private static final class Positions implements FollowSink {
    private final long[] next = new long[2];

    private void take(FollowSide side, long position, long length) {
      assertEquals(next[side.ordinal()], position);
      assertTrue(length > 0);
      next[side.ordinal()] += length;
    }

    @Override
    public void restarted() {
      next[0] = 0;
      next[1] = 0;
    }

    @Override
    public void octets(FollowSide side, long position, ByteBuffer buffer, int index, int length) {
      take(side, position, length);
      assertTrue(index >= 0 && index + length <= buffer.limit());
    }

    @Override
    public void gap(FollowSide side, long position, long length) {
      take(side, position, length);
    }
  }

  @FuzzTest(maxDuration = MINUTE)
  void stream(byte[] octets) {
    // Whatever segments come, each side's octets and gaps follow one another without a break
    FollowLimits limits = new FollowLimits(4096, 8, 4, 3, OverlapPolicy.LAST);
    TcpStreamFollower follower = new TcpStreamFollower(limits, new Positions());
    TcpSegmentView segment = new TcpSegmentView();
    for (int at = 0; at + 8 <= octets.length; ) {
      int data = Math.min(octets[at] & 0x1F, octets.length - at - 8);
      ByteBuffer buffer = ByteBuffer.allocate(20 + data);
      // Small sequence numbers, so that segments meet
      buffer.put(6, octets[at + 1]).put(7, octets[at + 2]);
      buffer.put(10, octets[at + 3]).put(11, octets[at + 4]);
      buffer.put(12, (byte) 0x50).put(13, (byte) (octets[at + 5] & 0x17 | 0x10));
      buffer.put(20, octets, at + 8, data);
      assertTrue(segment.wrap(buffer, 0, 20 + data).isOk());
      follower.onSegment(
          (octets[at + 6] & 1) == 0 ? FollowSide.CLIENT : FollowSide.SERVER, segment);
      at += 8 + data;
    }
    follower.finish();
  }
}
