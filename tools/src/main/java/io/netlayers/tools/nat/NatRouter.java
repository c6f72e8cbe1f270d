package io.netlayers.tools.nat;

import io.netlayers.core.Octets;
import io.netlayers.ethernet.EtherType;
import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.stack.Host;
import io.netlayers.stack.link.FrameSink;
import io.netlayers.testkit.net.NetworkNode;
import io.netlayers.testkit.net.NetworkPort;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A router with a translator, in a simulated network: the first port is inside, the second outside.
 * The host routes, answers ARP and sends errors; frames that pass its ports are shown to the
 * translator first. Redirects of the host must be off where packets are turned round inside.
 */
public final class NatRouter implements NetworkNode, FrameSink {
  private static final int INSIDE = 0;
  private static final int HEADER = EthernetFrameView.HEADER_LENGTH;
  private static final int LONGEST = 1 << 16;
  private static final int MOST_FRAMES = 10_000;

  private final Host host;
  private final Nat44 nat;
  private final List<NetworkPort> ports = new ArrayList<>();
  private final ByteBuffer in = ByteBuffer.allocate(LONGEST);
  private final ByteBuffer out = ByteBuffer.allocate(LONGEST);
  private int port;
  private long now;

  /** A router between two networks. */
  public NatRouter(Host host, Nat44 nat) {
    this.host = host;
    this.nat = nat;
  }

  @Override
  public void onAttached(NetworkPort attached) {
    ports.add(attached);
  }

  @Override
  public void onPacket(NetworkPort from, ByteBuffer packet, long nowNanos) {
    int number = ports.indexOf(from);
    in.clear().put(packet.duplicate()).flip();
    boolean taken =
        !isIpv4(in, in.limit())
            || (number == INSIDE
                ? nat.fromInside(in, HEADER, in.limit() - HEADER, nowNanos)
                : nat.inbound(in, HEADER, in.limit() - HEADER, nowNanos));
    if (taken) {
      host.onFrame(number, in, nowNanos);
    }
  }

  private static boolean isIpv4(ByteBuffer frame, int length) {
    return length > HEADER && Octets.u16(frame, HEADER - 2) == EtherType.IPV4;
  }

  @Override
  public long nextDeadline() {
    return Math.min(host.nextDeadline(), nat.nextDeadline());
  }

  @Override
  public void onTimeout(long nowNanos) {
    nat.onTimeout(nowNanos);
    host.onTimeout(nowNanos);
  }

  @Override
  public void pollTransmit(long nowNanos) {
    now = nowNanos;
    for (int i = 0; i < MOST_FRAMES && host.pollTransmit(nowNanos, this); i++) {
      continue;
    }
  }

  @Override
  public ByteBuffer claim(int toPort, int maxOctets) {
    port = toPort;
    return out.clear();
  }

  @Override
  public void commit(int length, long notBeforeNanos) {
    boolean goes =
        !isIpv4(out, length)
            || (port == INSIDE
                ? nat.toInside(out, HEADER, length - HEADER, now)
                : nat.outbound(out, HEADER, length - HEADER, now));
    if (goes) {
      ports.get(port).sendAt(Math.max(now, notBeforeNanos), out, 0, length);
    }
  }
}
