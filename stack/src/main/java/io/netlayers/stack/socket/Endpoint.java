package io.netlayers.stack.socket;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv6Address;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One end of a conversation: an address, a port, and where the address is good on one link only the
 * interface.
 *
 * @param address null for every address of both versions; {@code 0.0.0.0} and {@code ::} for every
 *     one of their version
 * @param port 0 to 65,535; 0 for one that the host chooses
 * @param zone number of the interface, 0 for none
 */
public record Endpoint(@Nullable IpAddress address, int port, int zone) {
  /** Refuses a port or zone that cannot be. */
  public Endpoint {
    if (port < 0 || port > 0xFFFF || zone < 0) {
      throw new IllegalArgumentException("port " + port + ", zone " + zone);
    }
  }

  /** An address and a port. */
  public static Endpoint of(IpAddress address, int port) {
    return new Endpoint(address, port, 0);
  }

  /** An address as text, and a port. */
  public static Endpoint of(String address, int port) {
    return new Endpoint(IpAddress.parse(address), port, 0);
  }

  /** Every address of both versions. */
  public static Endpoint any(int port) {
    return new Endpoint(null, port, 0);
  }

  @Override
  public String toString() {
    String host = address == null ? "*" : address.toString();
    String zoned = zone == 0 ? host : host + "%" + zone;
    String shown = address instanceof Ipv6Address ? "[" + zoned + "]" : zoned;
    return shown + ":" + (port == 0 ? "*" : String.valueOf(port));
  }
}
