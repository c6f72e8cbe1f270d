package io.netlayers.testkit.script.run;

import io.netlayers.core.IpAddress;
import io.netlayers.core.OctetString;
import io.netlayers.testkit.script.model.ScriptAction;
import io.netlayers.testkit.script.model.ScriptOptions;
import io.netlayers.testkit.script.model.SegmentLine;
import io.netlayers.testkit.script.model.TcpOptionLine;
import io.netlayers.testkit.script.port.IcmpError;
import io.netlayers.testkit.script.port.SentSegment;
import io.netlayers.testkit.script.port.TcpUnderTest;
import io.netlayers.testkit.script.wire.SegmentReader;
import io.netlayers.testkit.script.wire.SegmentWriter;
import io.netlayers.testkit.script.wire.WireSegment;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The link between script and TCP: what is injected, and what was sent and is not yet expected. */
final class Wire {
  /** The first port that the other side takes for itself when it connects. */
  private static final int FIRST_EPHEMERAL = 49_152;

  private final TcpUnderTest tcp;
  private final ScriptOptions options;
  private final IpAddress local;
  private final IpAddress remote;
  private final List<Flow> flows = new ArrayList<>();
  private final Deque<Sent> sent = new ArrayDeque<>();
  private @Nullable Flow current;
  private int nextPort = FIRST_EPHEMERAL;
  private int listeningPort;

  Wire(TcpUnderTest tcp, ScriptOptions options, IpAddress local, IpAddress remote) {
    this.tcp = tcp;
    this.options = options;
    this.local = local;
    this.remote = remote;
    this.listeningPort = options.localPort();
  }

  private int version() {
    return options.ipVersion().wireVersion();
  }

  /** What was sent and is not yet expected, oldest first. */
  Deque<Sent> sent() {
    return sent;
  }

  /** A socket listens: the next SYN that arrives is a new connection's. */
  void listening(int port) {
    listeningPort = port;
    current = null;
  }

  /** Takes over what the TCP sends now. */
  boolean collect(long now, int line) {
    List<SentSegment> segments = tcp.transmit(now);
    for (SentSegment segment : segments) {
      try {
        WireSegment read = SegmentReader.read(segment.octets(), local, remote);
        Flow flow = flow(read.sourcePort(), read.destinationPort());
        if ((read.flags() & SegmentLine.SYN) != 0) {
          flow.localSyn(read.seq());
          current = flow;
        }
        sent.add(new Sent(read, flow, segment.tos(), segment.ttl(), segment.timeNanos()));
      } catch (SegmentReader.BadSegmentException e) {
        throw new ScriptFailure(
            line, "a segment was sent that is wrong: " + e.getMessage() + ": " + segment.octets());
      }
    }
    return !segments.isEmpty();
  }

  private Flow flow(int localPort, int remotePort) {
    for (Flow flow : flows) {
      if (flow.localPort() == localPort && flow.remotePort() == remotePort) {
        return flow;
      }
    }
    Flow flow = new Flow(localPort, remotePort, options.mtu(), version());
    flows.add(flow);
    return flow;
  }

  private Flow flowOf(SegmentLine line) {
    if (line.sourcePort() != SegmentLine.ABSENT) {
      return current = flow(line.destinationPort(), line.sourcePort());
    }
    return currentFlow();
  }

  private Flow currentFlow() {
    Flow flow = current;
    if (flow == null) {
      flow = flow(listeningPort, nextPort++);
      current = flow;
    }
    return flow;
  }

  /** Injects a segment. */
  void inject(SegmentLine line, long now) {
    Flow flow = flowOf(line);
    if (line.has(SegmentLine.SYN)) {
      flow.peerSyn(line.options(), version());
    }
    byte[] octets = SegmentWriter.write(flow.toLive(line), remote, local);
    tcp.onSegment(ByteBuffer.wrap(octets), Math.max(line.tos(), 0), now);
  }

  /** Injects an ICMP error about a segment of the current connection. */
  void inject(ScriptAction.Icmp icmp, int line, long now) {
    Flow flow = currentFlow();
    int type = IcmpNames.type(version(), icmp.type(), line);
    int code = IcmpNames.code(version(), icmp.type(), icmp.code(), line);
    byte[] quoted =
        SegmentWriter.quoted(
            flow.localPort(), flow.remotePort(), flow.localToLive(icmp.quotedSeq()));
    if (icmp.mtu() > 0) {
      flow.limitMss(icmp.mtu() - (version() == 6 ? 60 : 40));
    }
    int mtu = Math.max(icmp.mtu(), 0);
    tcp.onIcmp(new IcmpError(version(), type, code, mtu, OctetString.copyOf(quoted)), now);
  }

  /** Whether a segment may be one of several that answer a line together. */
  static boolean mayBePart(Sent segment, SegmentLine line) {
    int options = 0;
    for (TcpOptionLine option : segment.segment().options()) {
      options += option instanceof TcpOptionLine.Timestamps ? 12 : 0;
    }
    return segment.segment().length() > 0 && line.length() > segment.flow().mss() - options;
  }
}
