package io.netlayers.testkit.net;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;

/** One end of a connection between two nodes: where a node sends, and where it receives. */
public final class NetworkPort {
  private final SimulatedNetwork network;
  private final NetworkNode node;
  private final String name;
  private final SimulatedLink out;
  private @MonotonicNonNull NetworkPort peer;

  NetworkPort(SimulatedNetwork network, NetworkNode node, String name, SimulatedLink out) {
    this.network = network;
    this.node = node;
    this.name = name;
    this.out = out;
  }

  void peerIs(NetworkPort other) {
    peer = other;
  }

  /**
   * Sends a packet now; the octets are copied.
   *
   * @throws IndexOutOfBoundsException if the range is outside the buffer
   */
  public void send(ByteBuffer buffer, int offset, int length) {
    long now = network.now();
    if (!out.send(buffer, offset, length, now)) {
      node.onTooBig(this, buffer.slice(offset, length), out.config().mtuOctets(), now);
    }
  }

  /** Sends what is between position and limit now; both stay as they are. */
  public void send(ByteBuffer packet) {
    send(packet, packet.position(), packet.remaining());
  }

  /**
   * Sends a packet later, as a machine that paces wants it; the octets are copied now.
   *
   * @param notBeforeNanos when; a time that is past means now
   * @throws IndexOutOfBoundsException if the range is outside the buffer
   */
  public void sendAt(long notBeforeNanos, ByteBuffer buffer, int offset, int length) {
    if (notBeforeNanos <= network.now()) {
      send(buffer, offset, length);
      return;
    }
    Objects.checkFromIndexSize(offset, length, buffer.limit());
    byte[] copy = new byte[length];
    buffer.get(offset, copy);
    network.at(notBeforeNanos, () -> send(ByteBuffer.wrap(copy)));
  }

  /** Whose end it is. */
  public NetworkNode node() {
    return node;
  }

  /** The other end. */
  public NetworkPort peer() {
    if (peer == null) {
      throw new IllegalStateException("not connected yet: " + name);
    }
    return peer;
  }

  /** The direction away from this end. */
  public SimulatedLink out() {
    return out;
  }

  /** The direction towards this end. */
  public SimulatedLink in() {
    return peer().out;
  }

  /** The network's name of the node and of the one at the other end. */
  @Override
  public String toString() {
    return name;
  }
}
