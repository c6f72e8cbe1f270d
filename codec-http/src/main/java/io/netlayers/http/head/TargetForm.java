package io.netlayers.http.head;

/** The four forms of a request target (RFC 9112 §3.2). */
public enum TargetForm {
  /** {@code /path?query}. */
  ORIGIN,
  /** A whole URI: {@code scheme://authority…}, for proxies. */
  ABSOLUTE,
  /** {@code host:port}, with CONNECT alone. */
  AUTHORITY,
  /** {@code *}, with OPTIONS alone. */
  ASTERISK;

  private static final TargetForm[] FORMS = values();

  static TargetForm of(int ordinal) {
    return FORMS[ordinal];
  }
}
