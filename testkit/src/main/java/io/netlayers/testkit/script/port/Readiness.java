package io.netlayers.testkit.script.port;

/** What a socket may be ready for, as bits that {@code poll} knows by the same numbers. */
public final class Readiness {
  /** A read or an accept would not block. */
  public static final int IN = 1;

  /** Urgent data. */
  public static final int PRIORITY = 2;

  /** A write would not block. */
  public static final int OUT = 4;

  /** An error waits to be taken. */
  public static final int ERROR = 8;

  /** Both directions have ended. */
  public static final int HANG_UP = 16;

  /** The peer has ended its direction. */
  public static final int READ_HANG_UP = 0x2000;

  private Readiness() {}
}
