package io.netlayers.testkit.script.model;

/** Whose TCP a script was written for: it tells defaults and units apart. */
public enum Dialect {
  /** Linux: {@code net.ipv4.*}; congestion window in segments. */
  LINUX,
  /** FreeBSD: {@code net.inet.*}; congestion window in octets. */
  FREEBSD
}
