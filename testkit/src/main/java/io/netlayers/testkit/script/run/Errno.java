package io.netlayers.testkit.script.run;

import io.netlayers.testkit.script.model.Dialect;
import java.util.Map;

/** Numbers of the errors that {@code SO_ERROR} reports, on either system. */
final class Errno {
  private static final Map<Integer, String> LINUX =
      Map.ofEntries(
          Map.entry(32, "EPIPE"),
          Map.entry(71, "EPROTO"),
          Map.entry(90, "EMSGSIZE"),
          Map.entry(92, "ENOPROTOOPT"),
          Map.entry(98, "EADDRINUSE"),
          Map.entry(100, "ENETDOWN"),
          Map.entry(101, "ENETUNREACH"),
          Map.entry(103, "ECONNABORTED"),
          Map.entry(104, "ECONNRESET"),
          Map.entry(105, "ENOBUFS"),
          Map.entry(106, "EISCONN"),
          Map.entry(107, "ENOTCONN"),
          Map.entry(110, "ETIMEDOUT"),
          Map.entry(111, "ECONNREFUSED"),
          Map.entry(112, "EHOSTDOWN"),
          Map.entry(113, "EHOSTUNREACH"),
          Map.entry(114, "EALREADY"),
          Map.entry(115, "EINPROGRESS"));

  private static final Map<Integer, String> FREEBSD =
      Map.ofEntries(
          Map.entry(32, "EPIPE"),
          Map.entry(36, "EINPROGRESS"),
          Map.entry(37, "EALREADY"),
          Map.entry(40, "EMSGSIZE"),
          Map.entry(42, "ENOPROTOOPT"),
          Map.entry(48, "EADDRINUSE"),
          Map.entry(50, "ENETDOWN"),
          Map.entry(51, "ENETUNREACH"),
          Map.entry(53, "ECONNABORTED"),
          Map.entry(54, "ECONNRESET"),
          Map.entry(55, "ENOBUFS"),
          Map.entry(56, "EISCONN"),
          Map.entry(57, "ENOTCONN"),
          Map.entry(60, "ETIMEDOUT"),
          Map.entry(61, "ECONNREFUSED"),
          Map.entry(64, "EHOSTDOWN"),
          Map.entry(65, "EHOSTUNREACH"));

  private Errno() {}

  /** The name of a number, empty for 0. */
  static String name(Dialect dialect, long number) {
    if (number == 0) {
      return "";
    }
    Map<Integer, String> names = dialect == Dialect.LINUX ? LINUX : FREEBSD;
    return names.getOrDefault((int) number, "error " + number);
  }

  /** Names that stand for the same error. */
  static String canonical(String name) {
    return name.equals("EWOULDBLOCK") ? "EAGAIN" : name;
  }
}
