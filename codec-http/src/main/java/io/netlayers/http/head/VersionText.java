package io.netlayers.http.head;

/** {@code HTTP/} digit, dot, digit, CR, LF, by place (RFC 9112 §2.3). */
final class VersionText {
  static final int MAJOR = 5;
  static final int MINOR = 7;
  private static final String PATTERN = "HTTP/0.0\r\n";

  private VersionText() {}

  /** Whether an octet may stand at a place of the pattern. */
  static boolean fits(int place, int octet) {
    char expected = PATTERN.charAt(place);
    return expected == '0' ? octet >= '0' && octet <= '9' : octet == expected;
  }
}
