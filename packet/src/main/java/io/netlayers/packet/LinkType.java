package io.netlayers.packet;

/**
 * What a captured frame begins with, by the numbers that pcap and pcapng files use (the LINKTYPE_
 * registry of draft-ietf-opsawg-pcaplinktype).
 */
public enum LinkType {
  /** BSD loopback, the address family in the capturing host's byte order: 0. */
  NULL(0),
  /** Ethernet: 1. */
  ETHERNET(1),
  /** An IPv4 or IPv6 packet: 101, and 12 and 14 in files of some BSDs. */
  RAW_IP(101),
  /** OpenBSD loopback, the address family in network byte order: 108. */
  LOOP(108),
  /** Linux cooked capture: 113. */
  LINUX_SLL(113),
  /** An IPv4 packet: 228. */
  IPV4(228),
  /** An IPv6 packet: 229. */
  IPV6(229),
  /** Linux cooked capture, version 2: 276. */
  LINUX_SLL2(276),
  /** Any other: the whole frame is a payload. */
  UNKNOWN(-1);

  private final int number;

  LinkType(int number) {
    this.number = number;
  }

  /** The number in a capture file, or -1 for {@link #UNKNOWN}. */
  public int number() {
    return number;
  }

  /** The link type of a capture file's number. */
  public static LinkType of(int number) {
    return switch (number) {
      case 0 -> NULL;
      case 1 -> ETHERNET;
      case 12, 14, 101 -> RAW_IP;
      case 108 -> LOOP;
      case 113 -> LINUX_SLL;
      case 228 -> IPV4;
      case 229 -> IPV6;
      case 276 -> LINUX_SLL2;
      default -> UNKNOWN;
    };
  }
}
