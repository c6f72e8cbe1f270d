package io.netlayers.http;

import io.netlayers.http.internal.NameTable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The methods of IANA's HTTP Method Registry with their two properties (RFC 9110 §9.2, §16.1.1).
 * Names are case-sensitive.
 */
public enum HttpMethod {
  /** A token that the registry does not have; the head itself tells its name. */
  UNREGISTERED("", false, false),
  /** {@code GET}. */
  GET("GET", true, true),
  /** {@code HEAD}. */
  HEAD("HEAD", true, true),
  /** {@code POST}. */
  POST("POST", false, false),
  /** {@code PUT}. */
  PUT("PUT", false, true),
  /** {@code DELETE}. */
  DELETE("DELETE", false, true),
  /** {@code CONNECT}. */
  CONNECT("CONNECT", false, false),
  /** {@code OPTIONS}. */
  OPTIONS("OPTIONS", true, true),
  /** {@code TRACE}. */
  TRACE("TRACE", true, true),
  /** {@code PATCH}. */
  PATCH("PATCH", false, false),
  /** {@code ACL}. */
  ACL("ACL", false, true),
  /** {@code BASELINE-CONTROL}. */
  BASELINE_CONTROL("BASELINE-CONTROL", false, true),
  /** {@code BIND}. */
  BIND("BIND", false, true),
  /** {@code CHECKIN}. */
  CHECKIN("CHECKIN", false, true),
  /** {@code CHECKOUT}. */
  CHECKOUT("CHECKOUT", false, true),
  /** {@code COPY}. */
  COPY("COPY", false, true),
  /** {@code LABEL}. */
  LABEL("LABEL", false, true),
  /** {@code LINK}. */
  LINK("LINK", false, true),
  /** {@code LOCK}. */
  LOCK("LOCK", false, false),
  /** {@code MERGE}. */
  MERGE("MERGE", false, true),
  /** {@code MKACTIVITY}. */
  MKACTIVITY("MKACTIVITY", false, true),
  /** {@code MKCALENDAR}. */
  MKCALENDAR("MKCALENDAR", false, true),
  /** {@code MKCOL}. */
  MKCOL("MKCOL", false, true),
  /** {@code MKREDIRECTREF}. */
  MKREDIRECTREF("MKREDIRECTREF", false, true),
  /** {@code MKWORKSPACE}. */
  MKWORKSPACE("MKWORKSPACE", false, true),
  /** {@code MOVE}. */
  MOVE("MOVE", false, true),
  /** {@code ORDERPATCH}. */
  ORDERPATCH("ORDERPATCH", false, true),
  /** {@code PRI}. */
  PRI("PRI", true, true),
  /** {@code PROPFIND}. */
  PROPFIND("PROPFIND", true, true),
  /** {@code PROPPATCH}. */
  PROPPATCH("PROPPATCH", false, true),
  /** {@code QUERY}. */
  QUERY("QUERY", true, true),
  /** {@code REBIND}. */
  REBIND("REBIND", false, true),
  /** {@code REPORT}. */
  REPORT("REPORT", true, true),
  /** {@code SEARCH}. */
  SEARCH("SEARCH", true, true),
  /** {@code UNBIND}. */
  UNBIND("UNBIND", false, true),
  /** {@code UNCHECKOUT}. */
  UNCHECKOUT("UNCHECKOUT", false, true),
  /** {@code UNLINK}. */
  UNLINK("UNLINK", false, true),
  /** {@code UNLOCK}. */
  UNLOCK("UNLOCK", false, true),
  /** {@code UPDATE}. */
  UPDATE("UPDATE", false, true),
  /** {@code UPDATEREDIRECTREF}. */
  UPDATEREDIRECTREF("UPDATEREDIRECTREF", false, true),
  /** {@code VERSION-CONTROL}. */
  VERSION_CONTROL("VERSION-CONTROL", false, true);

  private static final HttpMethod[] METHODS = values();
  private static final NameTable TABLE = table();

  private final String token;
  private final boolean safe;
  private final boolean idempotent;

  HttpMethod(String token, boolean safe, boolean idempotent) {
    this.token = token;
    this.safe = safe;
    this.idempotent = idempotent;
  }

  private static NameTable table() {
    List<String> tokens = new ArrayList<>();
    for (HttpMethod method : METHODS) {
      tokens.add(method.token);
    }
    return NameTable.of(tokens, false);
  }

  /** The name on the wire; empty for {@link #UNREGISTERED}. */
  public String token() {
    return token;
  }

  /** Whether a client may ask for it without wanting any change (RFC 9110 §9.2.1). */
  public boolean isSafe() {
    return safe;
  }

  /** Whether asking several times is meant to do the same as once (RFC 9110 §9.2.2). */
  public boolean isIdempotent() {
    return idempotent;
  }

  /** The method of a name, or {@link #UNREGISTERED}. */
  public static HttpMethod of(String token) {
    for (HttpMethod method : METHODS) {
      if (method.token.equals(token)) {
        return method;
      }
    }
    return UNREGISTERED;
  }

  /**
   * The method whose name lies at {@code [at, at + length)}, or {@link #UNREGISTERED}.
   *
   * @param end absolute index up to which the buffer's octets may be read
   */
  public static HttpMethod find(ByteBuffer buffer, int at, int length, int end) {
    int number = TABLE.lookup(buffer, at, length, end);
    return number < 0 ? UNREGISTERED : METHODS[number];
  }

  /**
   * The method whose name lies at {@code [at, at + length)}, or {@link #UNREGISTERED}.
   *
   * @param at index behind which the array has eight octets at least
   */
  public static HttpMethod find(byte[] array, int at, int length) {
    int number = TABLE.lookup(array, at, length);
    return number < 0 ? UNREGISTERED : METHODS[number];
  }
}
