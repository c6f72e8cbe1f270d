package io.netlayers.tools.script;

import io.netlayers.core.OctetString;
import io.netlayers.fsm.tcp.SegmentSink;
import io.netlayers.testkit.script.port.SentSegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Keeps what the machines send. */
final class CollectingSink implements SegmentSink {
  private static final int LARGEST = 1 << 20;
  private static final int HEADROOM = 40;

  private final ByteBuffer room = ByteBuffer.allocate(LARGEST);
  private List<SentSegment> sent = new ArrayList<>();
  private int dscp;
  private int ttl;

  /** What IP's header is to say of the segments that follow. */
  void mark(int tos, int timeToLive) {
    dscp = tos & 0xFC;
    ttl = timeToLive;
  }

  @Override
  public ByteBuffer claim(int maxOctets) {
    room.clear().position(HEADROOM);
    return room;
  }

  @Override
  public void commit(int length, int ecn, long notBeforeNanos) {
    OctetString octets = OctetString.copyOf(room, HEADROOM, length);
    sent.add(new SentSegment(octets, dscp | ecn, ttl, notBeforeNanos));
  }

  List<SentSegment> take() {
    List<SentSegment> taken = sent;
    sent = new ArrayList<>();
    return taken;
  }
}
