package io.netlayers.testkit.script.port;

/**
 * What a call answered.
 *
 * @param kind how it went
 * @param value its value where it went well, else -1
 * @param text the error's name, or why the call is not supported; else empty
 */
public record CallResult(Kind kind, long value, String text) {
  /** How a call went. */
  public enum Kind {
    /** Well. */
    DONE,
    /** With an error. */
    FAILED,
    /** The TCP has no such thing. */
    UNSUPPORTED
  }

  /** It went well. */
  public static CallResult done(long value) {
    return new CallResult(Kind.DONE, value, "");
  }

  /** It failed, with an error's name, {@code EINVAL}. */
  public static CallResult failed(String errno) {
    return new CallResult(Kind.FAILED, -1, errno);
  }

  /** The TCP has no such thing; scripts that ask for it are skipped. */
  public static CallResult unsupported(String reason) {
    return new CallResult(Kind.UNSUPPORTED, -1, reason);
  }

  /** Whether the call is to be tried again later. */
  public boolean wouldBlock() {
    return kind == Kind.FAILED
        && (text.equals("EAGAIN") || text.equals("EINPROGRESS") || text.equals("EALREADY"));
  }

  /** As a script writes it: {@code 3}, or {@code -1 EAGAIN}. */
  public String describe() {
    return kind == Kind.DONE ? Long.toString(value) : "-1 " + text;
  }
}
