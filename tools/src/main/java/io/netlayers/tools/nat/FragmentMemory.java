package io.netlayers.tools.nat;

import io.netlayers.core.Ipv4Address;
import java.util.LinkedHashMap;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * What the first fragment of a packet was translated to, for those behind it, which name no port.
 * The rule: a fragment that comes before the first one is dropped; its sender tries again. Entries
 * last 15 seconds, as long as a receiver waits at least (RFC 791 §3.2), and are bounded.
 */
final class FragmentMemory {
  static final int MAX = 1024;
  private static final long LIFE = 15_000_000_000L;

  private record Key(
      @Unsigned int source, @Unsigned int destination, int protocol, int identification) {}

  private record Entry(@Unsigned int address, long until) {}

  private final Map<Key, Entry> entries = new LinkedHashMap<>();

  private static Key key(PacketRewrite packet) {
    return new Key(
        packet.source(), packet.destination(), packet.protocol(), packet.identification());
  }

  /** A first fragment, as it came; fragments behind it get the same address. */
  void remember(PacketRewrite packet, @Unsigned int address, long nowNanos) {
    Key key = key(packet);
    entries.remove(key);
    entries.entrySet().removeIf(e -> e.getValue().until() <= nowNanos);
    if (entries.size() >= MAX) {
      entries.remove(entries.keySet().iterator().next());
    }
    entries.put(key, new Entry(address, nowNanos + LIFE));
  }

  /** The address of a fragment behind the first; null where the first was not seen. */
  @Nullable Ipv4Address recall(PacketRewrite packet, long nowNanos) {
    Entry entry = entries.get(key(packet));
    return entry == null || entry.until() <= nowNanos ? null : Ipv4Address.of(entry.address());
  }
}
