package io.netlayers.testkit.net;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A node that hands on what arrives, for paths of several links and bottlenecks that several nodes
 * share. It looks into no packet and answers none; its route does what is to be done.
 */
public final class Forwarder implements NetworkNode {
  /** Decides where a packet goes. */
  @FunctionalInterface
  public interface Route {
    /**
     * The way on for a packet.
     *
     * @param ports the forwarder's ports, in the order of connecting
     * @param in where it came in
     * @param packet its octets, from position 0 to the limit; may be written to
     * @return where it goes out, null to drop it
     */
    @Nullable NetworkPort next(List<NetworkPort> ports, NetworkPort in, ByteBuffer packet);
  }

  private final Route route;
  private final List<NetworkPort> ports = new ArrayList<>();
  private long unrouted;

  /** A forwarder with a route of the caller's. */
  public Forwarder(Route route) {
    this.route = route;
  }

  /** A forwarder with two ports that joins two links to one path. */
  public static Forwarder joint() {
    return new Forwarder((ports, in, packet) -> ports.get(0) == in ? ports.get(1) : ports.get(0));
  }

  @Override
  public void onAttached(NetworkPort port) {
    ports.add(port);
  }

  @Override
  public void onPacket(NetworkPort port, ByteBuffer packet, long nowNanos) {
    NetworkPort out = route.next(ports, port, packet);
    if (out == null) {
      unrouted++;
    } else {
      out.send(packet, 0, packet.limit());
    }
  }

  /** Packets that had no way on. */
  public long unrouted() {
    return unrouted;
  }
}
