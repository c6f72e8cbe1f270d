package io.netlayers.stack;

import io.netlayers.stack.link.FrameSink;
import io.netlayers.testkit.net.NetworkNode;
import io.netlayers.testkit.net.NetworkPort;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A host in a simulated network: the ports count in the order of connecting. */
final class HostNode implements NetworkNode, FrameSink {
  final Host host;
  private final List<NetworkPort> ports = new ArrayList<>();
  private final ByteBuffer room = ByteBuffer.allocate(70_000);
  private int port;
  private long now;

  HostNode(Host host) {
    this.host = host;
  }

  @Override
  public void onAttached(NetworkPort attached) {
    ports.add(attached);
  }

  @Override
  public void onPacket(NetworkPort from, ByteBuffer packet, long nowNanos) {
    host.onFrame(ports.indexOf(from), packet, nowNanos);
  }

  @Override
  public long nextDeadline() {
    return host.nextDeadline();
  }

  @Override
  public void onTimeout(long nowNanos) {
    host.onTimeout(nowNanos);
  }

  @Override
  public void pollTransmit(long nowNanos) {
    now = nowNanos;
    while (host.pollTransmit(nowNanos, this)) {
      continue;
    }
  }

  @Override
  public ByteBuffer claim(int port, int maxOctets) {
    this.port = port;
    return room.clear();
  }

  @Override
  public void commit(int length, long notBeforeNanos) {
    ports.get(port).sendAt(Math.max(now, notBeforeNanos), room, 0, length);
  }
}
