package io.netlayers.ip.fragment;

import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6PacketView;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * What fragments of one datagram have in common: for IPv4 addresses, protocol and identification
 * (RFC 791 §3.2), for IPv6 addresses and identification (RFC 8200 §4.5); and the caller's scope.
 */
final class FragmentKey {
  private @Unsigned long sourceHigh;
  private @Unsigned long sourceLow;
  private @Unsigned long destinationHigh;
  private @Unsigned long destinationLow;

  /** IPv6: the identification. IPv4: protocol and identification. */
  private long identification;

  private int scope;
  private int version;

  void set(FragmentKey other) {
    sourceHigh = other.sourceHigh;
    sourceLow = other.sourceLow;
    destinationHigh = other.destinationHigh;
    destinationLow = other.destinationLow;
    identification = other.identification;
    scope = other.scope;
    version = other.version;
  }

  void set(int newScope, Ipv4PacketView packet) {
    version = 4;
    scope = newScope;
    sourceHigh = 0;
    sourceLow = packet.source() & 0xFFFFFFFFL;
    destinationHigh = 0;
    destinationLow = packet.destination() & 0xFFFFFFFFL;
    identification = (long) packet.protocol() << 16 | packet.identification();
  }

  void set(int newScope, Ipv6PacketView packet) {
    version = 6;
    scope = newScope;
    sourceHigh = packet.sourceHigh();
    sourceLow = packet.sourceLow();
    destinationHigh = packet.destinationHigh();
    destinationLow = packet.destinationLow();
    identification = packet.extensionHeaders().fragmentIdentification();
  }

  int version() {
    return version;
  }

  int scope() {
    return scope;
  }

  boolean sameAs(FragmentKey other) {
    return identification == other.identification
        && sourceLow == other.sourceLow
        && destinationLow == other.destinationLow
        && sourceHigh == other.sourceHigh
        && destinationHigh == other.destinationHigh
        && scope == other.scope
        && version == other.version;
  }

  /** Spreads the key; a caller's secret seed keeps others from choosing where. */
  int hash(long seed) {
    long hash = mix(seed ^ identification ^ (long) scope << 32 ^ (long) version << 56);
    hash = mix(hash ^ asNumber(sourceHigh));
    hash = mix(hash ^ asNumber(sourceLow));
    hash = mix(hash ^ asNumber(destinationHigh));
    hash = mix(hash ^ asNumber(destinationLow));
    return (int) (hash >> 32);
  }

  @SuppressWarnings("signedness:return") // a hash has no sign
  private static long asNumber(@Unsigned long bits) {
    return bits;
  }

  private static long mix(long value) {
    long mixed = value * 0x9E3779B97F4A7C15L;
    mixed ^= mixed >> 29;
    mixed *= 0xBF58476D1CE4E5B9L;
    return mixed ^ mixed >> 32;
  }
}
