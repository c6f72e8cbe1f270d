package io.netlayers.testkit.script.port;

/**
 * A socket option's value.
 *
 * @param number the number; for {@link SocketOption#LINGER} whether it is on
 * @param second the second number; for {@link SocketOption#LINGER} seconds, else 0
 * @param name a name, for {@link SocketOption#CONGESTION} and {@link SocketOption#ERROR}, else
 *     empty
 */
public record OptionValue(long number, long second, String name) {
  /** A number. */
  public static OptionValue of(long number) {
    return new OptionValue(number, 0, "");
  }

  /** A name. */
  public static OptionValue of(String name) {
    return new OptionValue(0, 0, name);
  }
}
