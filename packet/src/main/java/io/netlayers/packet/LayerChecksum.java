package io.netlayers.packet;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.OctetView;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.icmp.Icmpv4MessageView;
import io.netlayers.ip.icmp.Icmpv6MessageView;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.udp.UdpDatagramView;
import io.netlayers.udp.UdpLiteDatagramView;

/** What can be said of a captured layer's checksum, which its own octets alone do not tell. */
final class LayerChecksum {
  private LayerChecksum() {}

  static ChecksumState of(LayerStack stack, int index) {
    return switch (stack.layer(index)) {
      case IPV4 -> ipv4((Ipv4PacketView) stack.view(index));
      case ICMPV4, ICMPV6, IGMP, UDP, UDPLITE, TCP -> transport(stack, index);
      default -> ChecksumState.NONE;
    };
  }

  private static ChecksumState ipv4(Ipv4PacketView ip) {
    boolean whole = (ip.buffer().get(ip.offset()) & 0xF) * 4 == ip.headerLength();
    return whole && ip.totalLength() != 0
        ? ChecksumState.of(ip.headerChecksumValid())
        : ChecksumState.UNKNOWN;
  }

  private static ChecksumState transport(LayerStack stack, int index) {
    int carrier = index - 1;
    while (carrier >= 0 && !isIp(stack.layer(carrier))) {
      carrier--;
    }
    if (carrier < 0) {
      return ChecksumState.UNKNOWN;
    }
    OctetView ip = stack.view(carrier);
    if (isFragment(ip) || lengthIsOffloaded(ip)) {
      return ChecksumState.UNKNOWN;
    }
    boolean overIpv6 = ip instanceof Ipv6PacketView;
    int wire = stack.wireLength(index);
    boolean cut = stack.view(index).length() < wire;
    OctetView view = stack.view(index);
    if (view instanceof TcpSegmentView tcp) {
      if (cut || !tcp.hasWholeHeader()) {
        return ChecksumState.UNKNOWN;
      }
      long pseudo = pseudoHeader(ip, IpProtocol.TCP);
      return known(tcp.checksumValid(pseudo), tcp.checksum(), pseudo, wire);
    }
    if (view instanceof UdpDatagramView udp) {
      return udp(udp, pseudoHeader(ip, IpProtocol.UDP), overIpv6, wire);
    }
    if (view instanceof UdpLiteDatagramView lite) {
      return udpLite(lite, pseudoHeader(ip, IpProtocol.UDP_LITE), wire);
    }
    if (cut) {
      return ChecksumState.UNKNOWN;
    }
    if (view instanceof Icmpv6MessageView icmp) {
      long pseudo = pseudoHeader(ip, IpProtocol.ICMPV6);
      return known(icmp.checksumValid(pseudo), icmp.checksum(), pseudo, wire);
    }
    return ChecksumState.of(
        view instanceof Icmpv4MessageView icmp
            ? icmp.checksumValid()
            : InternetChecksum.isValid(
                InternetChecksum.sum(view.buffer(), view.offset(), view.length())));
  }

  private static ChecksumState udp(UdpDatagramView udp, long pseudo, boolean overIpv6, int wire) {
    if (udp.checksum() == 0) {
      return overIpv6 ? ChecksumState.INVALID : ChecksumState.UNKNOWN;
    }
    int declared = udp.lengthField() == 0 ? wire : udp.lengthField();
    if (declared < UdpDatagramView.HEADER_LENGTH || declared > udp.length()) {
      return ChecksumState.UNKNOWN;
    }
    return known(udp.checksumValid(pseudo, false), udp.checksum(), pseudo, declared);
  }

  /** RFC 3828 §3.1: the coverage must be right, and there is always a checksum. */
  private static ChecksumState udpLite(UdpLiteDatagramView lite, long pseudo, int wire) {
    int coverage = lite.coverageField() == 0 ? wire : lite.coverageField();
    if (coverage < UdpLiteDatagramView.HEADER_LENGTH || coverage > wire) {
      return ChecksumState.INVALID;
    }
    if (coverage > lite.length()) {
      return ChecksumState.UNKNOWN;
    }
    return known(lite.checksumValid(pseudo), lite.checksum(), pseudo, wire);
  }

  /**
   * A sender that leaves the sum to its device writes the bare pseudo-header's into the field, with
   * the length or, for a segment that the device will cut up, without.
   */
  private static ChecksumState known(boolean valid, int field, long pseudo, int length) {
    if (valid) {
      return ChecksumState.VALID;
    }
    boolean bare =
        field == InternetChecksum.fold(pseudo + length) || field == InternetChecksum.fold(pseudo);
    return bare ? ChecksumState.UNKNOWN : ChecksumState.INVALID;
  }

  private static boolean isIp(Layer layer) {
    return layer == Layer.IPV4 || layer == Layer.IPV6;
  }

  private static boolean isFragment(OctetView ip) {
    return ip instanceof Ipv4PacketView v4
        ? v4.isFragment()
        : ip instanceof Ipv6PacketView v6 && v6.extensionHeaders().isFragment();
  }

  private static boolean lengthIsOffloaded(OctetView ip) {
    return ip instanceof Ipv4PacketView v4
        ? v4.totalLength() == 0
        : ip instanceof Ipv6PacketView v6 && v6.payloadLengthField() == 0 && !v6.isJumbogram();
  }

  private static long pseudoHeader(OctetView ip, int protocol) {
    return ip instanceof Ipv4PacketView v4
        ? v4.pseudoHeader(protocol)
        : ((Ipv6PacketView) ip).pseudoHeader(protocol);
  }
}
