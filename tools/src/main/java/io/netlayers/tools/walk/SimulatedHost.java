package io.netlayers.tools.walk;

import io.netlayers.stack.Host;
import io.netlayers.stack.link.FrameSink;
import io.netlayers.testkit.net.NetworkNode;
import io.netlayers.testkit.net.NetworkPort;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A host in the simulated network, and the program that runs on it. */
public final class SimulatedHost implements NetworkNode, FrameSink {
  private static final int MOST_FRAMES = 10_000;

  /** A program on a host: it is called after everything that happens to its host. */
  @FunctionalInterface
  interface Program {
    void run(long nowNanos);
  }

  private final Host host;
  private final List<NetworkPort> ports = new ArrayList<>();
  private final ByteBuffer room = ByteBuffer.allocate(1 << 16);
  private Program program = now -> {};
  private int port;
  private long now;

  /** A host whose ports count in the order of connecting. */
  public SimulatedHost(Host host) {
    this.host = host;
  }

  Host host() {
    return host;
  }

  void run(Program started) {
    program = started;
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
    program.run(nowNanos);
    for (int i = 0; i < MOST_FRAMES && host.pollTransmit(nowNanos, this); i++) {
      continue;
    }
  }

  @Override
  public ByteBuffer claim(int toPort, int maxOctets) {
    port = toPort;
    return room.clear();
  }

  @Override
  public void commit(int length, long notBeforeNanos) {
    ports.get(port).sendAt(Math.max(now, notBeforeNanos), room, 0, length);
  }
}
