package io.netlayers.ip.ndp;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.Octets;
import io.netlayers.ip.internal.Require;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Recursive DNS servers (RFC 8106 §5.1).
 *
 * @param lifetime seconds, 0 to 4,294,967,295 for ever
 * @param servers 1 to 127 addresses
 */
public record RecursiveDnsServers(long lifetime, List<Ipv6Address> servers) implements NdpOption {
  /** Refuses what the fields cannot hold. */
  public RecursiveDnsServers {
    Require.u32("lifetime", lifetime);
    servers = List.copyOf(servers);
    Require.within("number of servers", servers.size(), 1, 127);
  }

  @Override
  public int type() {
    return NdpOptionType.RECURSIVE_DNS_SERVER.number();
  }

  @Override
  public int bodyLength() {
    return 6 + servers.size() * Ipv6Address.OCTETS;
  }

  @Override
  public void encodeBody(ByteBuffer buffer, int offset) {
    Octets.put32(buffer, offset + 2, lifetime);
    int at = offset + 6;
    for (Ipv6Address server : servers) {
      server.write(buffer, at);
      at += Ipv6Address.OCTETS;
    }
  }

  @Override
  public String toString() {
    return "dns " + servers + " for " + NdpOption.lifetimeText(lifetime);
  }
}
