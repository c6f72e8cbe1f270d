package io.netlayers.tools.script;

import io.netlayers.fsm.tcp.NetworkErrorKind;
import io.netlayers.fsm.tcp.TcpConnection;
import io.netlayers.fsm.tcp.TcpError;
import io.netlayers.testkit.script.port.IcmpError;

/** The machine's errors as a socket call reports them, and ICMP's as the machine wants them. */
final class MachineErrors {
  private static final int UNREACHABLE_V4 = 3;
  private static final int UNREACHABLE_V6 = 1;
  private static final int TOO_BIG_V6 = 2;
  private static final int FRAGMENTATION_NEEDED = 4;

  private static final int TIME_EXCEEDED_V4 = 11;
  private static final int TIME_EXCEEDED_V6 = 3;
  private static final int PARAMETER_PROBLEM_V4 = 12;
  private static final int PARAMETER_PROBLEM_V6 = 4;

  private static final String[] ERRNO_V4 = {
    "ENETUNREACH", "EHOSTUNREACH", "ENOPROTOOPT", "ECONNREFUSED", "EMSGSIZE", "EOPNOTSUPP",
    "ENETUNREACH", "EHOSTDOWN", "ENONET", "ENETUNREACH", "EHOSTUNREACH", "ENETUNREACH",
    "EHOSTUNREACH", "EHOSTUNREACH", "EHOSTUNREACH", "EHOSTUNREACH"
  };

  private static final String[] ERRNO_V6 = {
    "ENETUNREACH", "EACCES", "EHOSTUNREACH", "EHOSTUNREACH", "ECONNREFUSED", "EACCES", "EACCES"
  };

  private MachineErrors() {}

  /** The name of a connection's error, empty where there is none. */
  static String errno(TcpConnection connection, TcpError error, boolean linux) {
    return switch (error) {
      case NONE -> "";
      case REFUSED -> "ECONNREFUSED";
      case TIMED_OUT -> "ETIMEDOUT";
      case UNREACHABLE -> {
        int number = connection.user().errorCode();
        yield linux ? unreachable(number) : freeBsdUnreachable(number);
      }
      case ABORTED -> "ECONNABORTED";
      case CLOSING -> "EPIPE";
      case DOES_NOT_EXIST -> "ENOTCONN";
      default -> "ECONNRESET";
    };
  }

  /** The number that goes with an ICMP error through the machine. */
  static int number(IcmpError error) {
    return error.ipVersion() * 0x1_0000 + error.type() * 0x100 + error.code();
  }

  /** What FreeBSD makes of an error that ends an attempt to connect. */
  private static String freeBsdUnreachable(int number) {
    int type = number / 0x100 % 0x100;
    boolean exceeded = type == (number / 0x1_0000 == 6 ? TIME_EXCEEDED_V6 : TIME_EXCEEDED_V4);
    return exceeded ? "EHOSTUNREACH" : "ECONNREFUSED";
  }

  private static String unreachable(int number) {
    int code = number % 0x100;
    boolean v6 = number / 0x1_0000 == 6;
    int type = number / 0x100 % 0x100;
    if (type == (v6 ? PARAMETER_PROBLEM_V6 : PARAMETER_PROBLEM_V4)) {
      return "EPROTO"; // as Linux has it
    }
    if (type != (v6 ? UNREACHABLE_V6 : UNREACHABLE_V4)) {
      return "EHOSTUNREACH";
    }
    String[] names = v6 ? ERRNO_V6 : ERRNO_V4;
    return code < names.length ? names[code] : "EHOSTUNREACH";
  }

  /** What an ICMP error means to a TCP (RFC 9293 §3.9.2.2, RFC 5461). */
  static NetworkErrorKind kind(IcmpError error, boolean linux) {
    boolean v6 = error.ipVersion() == 6;
    if (!linux && error.code() == 0 && error.type() == (v6 ? TIME_EXCEEDED_V6 : TIME_EXCEEDED_V4)
        || !linux && v6 && error.type() == PARAMETER_PROBLEM_V6 && error.code() == 1) {
      return NetworkErrorKind.HARD; // FreeBSD: nobody at the other end, as far as a SYN can tell
    }
    if (error.ipVersion() == 6) {
      if (error.type() == TOO_BIG_V6) {
        return NetworkErrorKind.TOO_BIG;
      }
      boolean hard = error.type() == UNREACHABLE_V6 && (error.code() == 1 || error.code() == 4);
      return hard ? NetworkErrorKind.HARD : NetworkErrorKind.SOFT;
    }
    if (error.type() != UNREACHABLE_V4) {
      return NetworkErrorKind.SOFT;
    }
    return switch (error.code()) {
      case FRAGMENTATION_NEEDED -> NetworkErrorKind.TOO_BIG;
      case 2, 3, 9, 10, 13 -> NetworkErrorKind.HARD;
      default -> NetworkErrorKind.SOFT;
    };
  }
}
