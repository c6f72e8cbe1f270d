package io.netlayers.stack.icmp;

import io.netlayers.ip.icmp.Icmpv4Type;
import io.netlayers.ip.icmp.Icmpv6Type;
import io.netlayers.stack.ip.PacketError;

/** Which message reports an error: type and code in one number, 256 × type + code. */
final class ErrorForms {
  /** No message for that. */
  static final int NONE = -1;

  private ErrorForms() {}

  /** RFC 792, RFC 1122 §3.2.2, RFC 1812 §5.2.7. */
  static int ipv4(PacketError error) {
    return switch (error) {
      case NO_ROUTE -> of(Icmpv4Type.DESTINATION_UNREACHABLE.number(), 0);
      case HOST_UNREACHABLE -> of(Icmpv4Type.DESTINATION_UNREACHABLE.number(), 1);
      case PROTOCOL_UNREACHABLE -> of(Icmpv4Type.DESTINATION_UNREACHABLE.number(), 2);
      case PORT_UNREACHABLE -> of(Icmpv4Type.DESTINATION_UNREACHABLE.number(), 3);
      case TOO_BIG -> of(Icmpv4Type.DESTINATION_UNREACHABLE.number(), 4);
      case HOPS_EXCEEDED -> of(Icmpv4Type.TIME_EXCEEDED.number(), 0);
      case REASSEMBLY_TIME_EXCEEDED -> of(Icmpv4Type.TIME_EXCEEDED.number(), 1);
      case BAD_HEADER -> of(Icmpv4Type.PARAMETER_PROBLEM.number(), 0);
      case UNKNOWN_OPTION, INCOMPLETE_CHAIN, BEYOND_SCOPE -> NONE;
    };
  }

  /** RFC 4443 §3. */
  static int ipv6(PacketError error) {
    return switch (error) {
      case NO_ROUTE -> of(Icmpv6Type.DESTINATION_UNREACHABLE.number(), 0);
      case BEYOND_SCOPE -> of(Icmpv6Type.DESTINATION_UNREACHABLE.number(), 2);
      case HOST_UNREACHABLE -> of(Icmpv6Type.DESTINATION_UNREACHABLE.number(), 3);
      case PORT_UNREACHABLE -> of(Icmpv6Type.DESTINATION_UNREACHABLE.number(), 4);
      case TOO_BIG -> of(Icmpv6Type.PACKET_TOO_BIG.number(), 0);
      case HOPS_EXCEEDED -> of(Icmpv6Type.TIME_EXCEEDED.number(), 0);
      case REASSEMBLY_TIME_EXCEEDED -> of(Icmpv6Type.TIME_EXCEEDED.number(), 1);
      case BAD_HEADER -> of(Icmpv6Type.PARAMETER_PROBLEM.number(), 0);
      case PROTOCOL_UNREACHABLE -> of(Icmpv6Type.PARAMETER_PROBLEM.number(), 1);
      case UNKNOWN_OPTION -> of(Icmpv6Type.PARAMETER_PROBLEM.number(), 2);
      case INCOMPLETE_CHAIN -> of(Icmpv6Type.PARAMETER_PROBLEM.number(), 3);
    };
  }

  private static int of(int type, int code) {
    return type << 8 | code;
  }

  /** Whether a message of this type must not be answered with an error. */
  static boolean isError(boolean ipv4, int type) {
    if (ipv4) { // source quench and redirect count too
      return type == 3 || type == 4 || type == 5 || type == 11 || type == 12;
    }
    return type < 128 || type == Icmpv6Type.REDIRECT.number();
  }
}
