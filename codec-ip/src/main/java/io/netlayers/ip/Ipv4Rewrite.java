package io.netlayers.ip;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Octets;
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
    int before = word(packet, Ipv4Layout.TTL);
    replace(packet, Ipv4Layout.TTL, before, (ttl & 0xFF) << 8 | before & 0xFF);
  }

  /** Sets the ECN field, 0 to 3: a router marks 3, CE (RFC 3168 §5). */
  public static void ecn(Ipv4PacketView packet, int ecn) {
    int before = word(packet, Ipv4Layout.VERSION_IHL);
    replace(packet, Ipv4Layout.VERSION_IHL, before, before & ~3 | ecn & 3);
  }

  /** Sets the code point, 0 to 63 (RFC 2474). */
  public static void dscp(Ipv4PacketView packet, int dscp) {
    int before = word(packet, Ipv4Layout.VERSION_IHL);
    replace(packet, Ipv4Layout.VERSION_IHL, before, before & 0xFF03 | (dscp & 0x3F) << 2);
  }

  /** Sets the identification, 0 to 65,535. */
  public static void identification(Ipv4PacketView packet, int identification) {
    int before = word(packet, Ipv4Layout.IDENTIFICATION);
    replace(packet, Ipv4Layout.IDENTIFICATION, before, identification & 0xFFFF);
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

  private static int word(Ipv4PacketView packet, int at) {
    return Octets.u16(packet.buffer(), packet.offset() + at);
  }

  private static void replace(Ipv4PacketView packet, int at, int before, int after) {
    Octets.put16(packet.buffer(), packet.offset() + at, after);
    packet.checksum(InternetChecksum.update16(packet.checksum(), before, after));
  }
}
