package io.netlayers.http;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a sender did against the grammar that a receiver may put up with. The first three are mended
 * by every receiver that the RFC asks to; the others only where a {@link Leniency} names them. Each
 * one met is reported by the view or reader that met it.
 */
public enum Deviation {
  /**
   * A CRLF before the request line, skipped (RFC 9112 §2.2), up to {@link HttpLimits#emptyLines}.
   */
  LEADING_EMPTY_LINE,
  /** A field value over several lines: each fold counts as spaces (RFC 9112 §5.2). */
  OBS_FOLD,
  /** White space between field name and colon, dropped (RFC 9112 §5.1). */
  SPACE_BEFORE_COLON,
  /** A line of a head that ends with LF alone (RFC 9112 §2.2). */
  BARE_LF,
  /** A status line that ends behind the code, without the space (RFC 9112 §4). */
  MISSING_REASON_SPACE,
  /** Octets in a request target that no URI has, such as {@code |} or obs-text (RFC 3986 §2). */
  ODD_TARGET,
  /** An HTTP/1.1 request without Host (RFC 9112 §3.2). */
  MISSING_HOST,
  /** Several Content-Length values, all the same (RFC 9112 §6.3 step 5). */
  REPEATED_CONTENT_LENGTH,
  /**
   * Transfer-Encoding with Content-Length: the coding tells the length, and the connection must be
   * closed behind the exchange (RFC 9112 §6.1, §6.3 step 3).
   */
  LENGTH_AND_CODING,
  /**
   * Registered compressions as transfer codings (RFC 9112 §7.2): the framing is read, the content
   * stays coded.
   */
  COMPRESSED_CODING;

  private static final Deviation[] VALUES = values();

  /** One bit, for sets in an int. */
  public int bit() {
    return 1 << ordinal();
  }

  /** The set of a mask's bits, in order. */
  public static Set<Deviation> setOf(int mask) {
    Set<Deviation> set = EnumSet.noneOf(Deviation.class);
    for (Deviation deviation : VALUES) {
      if ((mask & deviation.bit()) != 0) {
        set.add(deviation);
      }
    }
    return set;
  }
}
