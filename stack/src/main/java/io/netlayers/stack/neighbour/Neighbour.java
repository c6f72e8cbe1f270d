package io.netlayers.stack.neighbour;

import io.netlayers.core.MacAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.link.PacketQueue;
import io.netlayers.stack.timing.Timer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** An entry of the neighbour cache. Who holds one may read it. */
public final class Neighbour extends Timer {
  private static final long MAC = 0xFFFF_FFFF_FFFFL;

  private final NeighbourCache cache;
  final NetworkInterface link;
  final @Unsigned long high;
  final @Unsigned long low;
  final PacketQueue held = new PacketQueue();
  NeighbourState state = NeighbourState.INCOMPLETE;
  boolean known;
  long mac;
  boolean router;
  int asked;

  /** The next entry in the same place of the cache's index. */
  @Nullable Neighbour chained;

  /** The entry used next after, and next before this one. */
  @Nullable Neighbour newer;

  @Nullable Neighbour older;

  Neighbour(NeighbourCache cache, NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    this.cache = cache;
    this.link = link;
    this.high = high;
    this.low = low;
  }

  /** The interface on whose link it is. */
  public NetworkInterface link() {
    return link;
  }

  /** Where it stands. */
  public NeighbourState state() {
    return state;
  }

  /** Its link-layer address; 0 while it is not known. */
  public long mac() {
    return known ? mac : 0;
  }

  /** Whether it has said that it is a router. */
  public boolean isRouter() {
    return router;
  }

  @Override
  protected void expire(long nowNanos) {
    cache.expired(this, nowNanos);
  }

  /** As {@code ip neigh} prints it. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    AddressBits.appendTo(out, high, low).append(" dev ").append(link.name());
    if (known) {
      out.append(" lladdr ").append(MacAddress.of(mac & MAC));
    }
    return out.append(router ? " router " : " ").append(state).toString();
  }
}
