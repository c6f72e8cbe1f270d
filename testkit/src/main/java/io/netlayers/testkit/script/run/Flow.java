package io.netlayers.testkit.script.run;

import io.netlayers.testkit.script.model.SegmentLine;
import io.netlayers.testkit.script.model.TcpOptionLine;
import io.netlayers.testkit.script.wire.WireSegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One connection, and how its numbers in the script map to those on the wire. The remote side's
 * numbers are the script's own. The local side's count from the sequence number of its SYN and from
 * its first timestamp; while no SYN was seen they are taken as they are.
 */
final class Flow {
  private static final long MODULUS = 0x1_0000_0000L;

  /** The MSS where the peer's SYN names none (RFC 9293 §3.7.1). */
  private static final int DEFAULT_MSS_V4 = 536;

  private static final int DEFAULT_MSS_V6 = 1220;

  private final int localPort;
  private final int remotePort;
  private final Map<Long, Long> liveStamps = new HashMap<>();
  private boolean synSeen;
  private long liveIsn;
  private long offset;
  private boolean stampSeen;
  private long stampOffset;
  private int mss;

  Flow(int localPort, int remotePort, int mtu, int wireVersion) {
    this.localPort = localPort;
    this.remotePort = remotePort;
    this.mss = mtu - (wireVersion == 6 ? 60 : 40);
  }

  int localPort() {
    return localPort;
  }

  int remotePort() {
    return remotePort;
  }

  /** The longest segment that the TCP may send, in octets of data and options. */
  int mss() {
    return mss;
  }

  void limitMss(int octets) {
    mss = Math.min(mss, Math.max(octets, 1));
  }

  /** Takes note of a SYN that the peer sends: it bounds the segments that come back. */
  void peerSyn(List<TcpOptionLine> options, int wireVersion) {
    int named = wireVersion == 6 ? DEFAULT_MSS_V6 : DEFAULT_MSS_V4;
    for (TcpOptionLine option : options) {
      if (option instanceof TcpOptionLine.MaximumSegmentSize size) {
        named = size.octets();
      }
    }
    limitMss(named);
  }

  /** Takes note of a SYN that the TCP sent; another number than before is a new connection's. */
  void localSyn(long seq) {
    if (!synSeen || liveIsn != seq) {
      synSeen = true;
      liveIsn = seq;
      offset = seq;
      stampSeen = false;
      liveStamps.clear();
    }
  }

  /** Takes note of what the script calls a SYN that the TCP sent. */
  void matchedSyn(long liveSeq, long scriptSeq) {
    if (synSeen && liveIsn == liveSeq) {
      offset = wrap(liveSeq - scriptSeq);
    }
  }

  /** Takes note of what the script calls a timestamp that the TCP sent. */
  void matchedStamp(long live, long script) {
    if (!stampSeen) {
      stampSeen = true;
      stampOffset = wrap(live - script);
    }
    liveStamps.put(script, live);
  }

  long localToLive(long script) {
    return wrap(script + offset);
  }

  long localToScript(long live) {
    return wrap(live - offset);
  }

  /** A timestamp of the TCP, counted from its first as the script does. */
  long stampToScript(long live) {
    return stampSeen ? wrap(live - stampOffset) : live;
  }

  boolean stampSeen() {
    return stampSeen;
  }

  private long echoToLive(long script) {
    Long live = liveStamps.get(script);
    if (live != null) {
      return live;
    }
    return stampSeen && script != 0 ? wrap(script + stampOffset) : script;
  }

  /** A segment of the script as it goes on the wire. */
  WireSegment toLive(SegmentLine line) {
    List<TcpOptionLine> options = new ArrayList<>();
    for (TcpOptionLine option : line.options()) {
      options.add(toLive(option));
    }
    long ack = line.ack() == SegmentLine.ABSENT ? 0 : localToLive(line.ack());
    return new WireSegment(
        remotePort,
        localPort,
        line.startSeq(),
        ack,
        line.flags(),
        Math.max(line.window(), 0),
        Math.max(line.urgent(), 0),
        options,
        line.length());
  }

  private TcpOptionLine toLive(TcpOptionLine option) {
    if (option instanceof TcpOptionLine.Timestamps stamps) {
      return new TcpOptionLine.Timestamps(stamps.value(), echoToLive(stamps.echo()));
    }
    if (option instanceof TcpOptionLine.Sack sack) {
      List<TcpOptionLine.Block> blocks = new ArrayList<>();
      for (TcpOptionLine.Block block : sack.blocks()) {
        blocks.add(new TcpOptionLine.Block(localToLive(block.left()), localToLive(block.right())));
      }
      return new TcpOptionLine.Sack(blocks);
    }
    return option;
  }

  private static long wrap(long number) {
    return Math.floorMod(number, MODULUS);
  }
}
