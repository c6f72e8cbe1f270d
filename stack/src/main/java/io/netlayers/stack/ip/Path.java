package io.netlayers.stack.ip;

import io.netlayers.stack.link.NetworkInterface;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** How a packet goes: filled by {@link PathFinder#find}, good until the next call of it. */
public final class Path {
  /** To whom a packet goes. */
  public enum Kind {
    /** To this host itself. */
    LOCAL,
    /** To one station of a link. */
    UNICAST,
    /** To a group of a link. */
    GROUP,
    /** To all stations of a link. */
    BROADCAST
  }

  Kind kind = Kind.LOCAL;
  NetworkInterface link;
  @Unsigned long nextHigh;
  @Unsigned long nextLow;
  @Unsigned long destinationHigh;
  @Unsigned long destinationLow;
  int mtu;

  /** To nowhere yet. */
  public Path(NetworkInterface nowhere) {
    link = nowhere;
  }

  /** To whom the packet goes. */
  public Kind kind() {
    return kind;
  }

  /** The interface by which it goes; of a local destination, the one that has the address. */
  public NetworkInterface link() {
    return link;
  }

  /** Upper half of the next hop's address. */
  public @Unsigned long nextHigh() {
    return nextHigh;
  }

  /** Lower half of the next hop's address. */
  public @Unsigned long nextLow() {
    return nextLow;
  }

  /** Octets of the longest packet that the path is known to carry. */
  public int mtu() {
    return mtu;
  }
}
