package io.netlayers.ip;

import io.netlayers.core.InternetChecksum;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Changes to the header of an IPv4 packet that is under way: each writes a field and carries the
 * header checksum along (RFC 1624 §3) instead of working it out anew, so that a header that was
 * harmed before stays recognisably so (RFC 1812 §5.2.2).
 */
public final class Ipv4Rewrite {
  private Ipv4Rewrite() {}

  /** Sets the TTL, 0 to 255. */
  public static void ttl(Ipv4PacketView packet, int ttl) {
    mend(packet, packet.ttl() << 8, (ttl & 0xFF) << 8);
    packet.ttl(ttl);
  }

  /** Sets the ECN field, 0 to 3: a router marks 3, CE (RFC 3168 §5). */
  public static void ecn(Ipv4PacketView packet, int ecn) {
    mend(packet, packet.ecn(), ecn & 3);
    packet.ecn(ecn);
  }

  /** Sets the code point, 0 to 63 (RFC 2474). */
  public static void dscp(Ipv4PacketView packet, int dscp) {
    mend(packet, packet.dscp() << 2, (dscp & 0x3F) << 2);
    packet.dscp(dscp);
  }

  /** Sets the identification, 0 to 65,535. */
  public static void identification(Ipv4PacketView packet, int identification) {
    mend(packet, packet.identification(), identification & 0xFFFF);
    packet.identification(identification);
  }

  /** Sets the source address; a transport checksum that covers it is the caller's to mend. */
  public static void source(Ipv4PacketView packet, @Unsigned int address) {
    packet.checksum(InternetChecksum.update32(packet.checksum(), packet.source(), address));
    packet.source(address);
  }

  /** Sets the destination address; a transport checksum that covers it is the caller's to mend. */
  public static void destination(Ipv4PacketView packet, @Unsigned int address) {
    packet.checksum(InternetChecksum.update32(packet.checksum(), packet.destination(), address));
    packet.destination(address);
  }

  /* Only the difference counts: bits of the same word that stay as they are may be left out. */
  private static void mend(Ipv4PacketView packet, int before, int after) {
    packet.checksum(InternetChecksum.update16(packet.checksum(), before, after));
  }
}
