package io.netlayers.pcap;

/** Link types, by the names of the registry at tcpdump.org without their {@code LINKTYPE_}. */
public final class LinkType {
  /** BSD loopback: the address family in the byte order of the machine that captured. */
  public static final int NULL = 0;

  /** Ethernet. */
  public static final int ETHERNET = 1;

  /** PPP. */
  public static final int PPP = 9;

  /** Raw IP, IPv4 or IPv6. */
  public static final int RAW = 101;

  /** IEEE 802.11. */
  public static final int IEEE802_11 = 105;

  /** OpenBSD loopback: the address family in network order. */
  public static final int LOOP = 108;

  /** Linux cooked, version 1. */
  public static final int LINUX_SLL = 113;

  /** IEEE 802.11 with a radiotap header. */
  public static final int IEEE802_11_RADIOTAP = 127;

  /** Raw IPv4. */
  public static final int IPV4 = 228;

  /** Raw IPv6. */
  public static final int IPV6 = 229;

  /** Linux cooked, version 2. */
  public static final int LINUX_SLL2 = 276;

  /** What some writers put for {@link #RAW}: the DLT_RAW of most systems. */
  private static final int DLT_RAW = 12;

  /** As {@link #DLT_RAW}, of OpenBSD. */
  private static final int DLT_RAW_OPENBSD = 14;

  private LinkType() {}

  /** Whether records begin with an IP header of either version, which its first octet tells. */
  public static boolean isRawIp(int linkType) {
    return linkType == RAW
        || linkType == IPV4
        || linkType == IPV6
        || linkType == DLT_RAW
        || linkType == DLT_RAW_OPENBSD;
  }

  /** The registry's name, {@code LINKTYPE_1234} where it is not known here. */
  public static String text(int linkType) {
    return switch (linkType) {
      case NULL -> "NULL";
      case ETHERNET -> "EN10MB";
      case PPP -> "PPP";
      case RAW, DLT_RAW, DLT_RAW_OPENBSD -> "RAW";
      case IEEE802_11 -> "IEEE802_11";
      case LOOP -> "LOOP";
      case LINUX_SLL -> "LINUX_SLL";
      case IEEE802_11_RADIOTAP -> "IEEE802_11_RADIO";
      case IPV4 -> "IPV4";
      case IPV6 -> "IPV6";
      case LINUX_SLL2 -> "LINUX_SLL2";
      default -> "LINKTYPE_" + linkType;
    };
  }
}
