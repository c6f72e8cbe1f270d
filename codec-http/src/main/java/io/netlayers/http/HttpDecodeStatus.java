package io.netlayers.http;

import io.netlayers.core.DecodeStatus;

/**
 * What reading a message answered. A refusal carries the status that a server answers with and the
 * clause that asks for it; a gateway that gets a refused response answers 502 (RFC 9110 §15.6.3).
 */
public enum HttpDecodeStatus implements DecodeStatus {
  /** Every accessor may be used. */
  OK(0, ""),
  /** All that is there is good so far, and the message goes on. */
  NEED_MORE(0, ""),

  /** More empty lines before the request line than are skipped. */
  TOO_MANY_EMPTY_LINES(400, "RFC 9112 §2.2"),
  /** No method, or one with an octet that no token has. */
  BAD_METHOD(400, "RFC 9110 §9.1"),
  /** A method longer than any that is implemented. */
  METHOD_TOO_LONG(501, "RFC 9112 §3"),
  /** A request line that is not method, target and version with one space between. */
  BAD_REQUEST_LINE(400, "RFC 9112 §3"),
  /** A target of no form that the method allows, or with octets that no URI has. */
  BAD_TARGET(400, "RFC 9112 §3.2"),
  /** A request line longer than is read. */
  TARGET_TOO_LONG(414, "RFC 9112 §3"),
  /** A version that is not {@code HTTP/} digit, dot, digit. */
  BAD_VERSION(400, "RFC 9112 §2.3"),
  /** A version other than HTTP/1.x. */
  UNSUPPORTED_VERSION(505, "RFC 9110 §15.6.6"),
  /** A status line that is not version, code and reason with one space between. */
  BAD_STATUS_LINE(502, "RFC 9112 §4"),
  /** A status code that is not three digits, or less than 100. */
  BAD_STATUS_CODE(502, "RFC 9110 §15"),
  /** A status line longer than is read. */
  STATUS_LINE_TOO_LONG(502, "RFC 9112 §4"),

  /** CR without LF. */
  BARE_CR(400, "RFC 9112 §2.2"),
  /** LF without CR. */
  BARE_LF(400, "RFC 9112 §2.2"),
  /** NUL or another control octet in a field value or reason. */
  CONTROL_OCTET(400, "RFC 9110 §5.5"),
  /** White space before the first field line. */
  LEADING_WHITESPACE(400, "RFC 9112 §2.2"),
  /** No field name, no colon, or an octet in the name that no token has. */
  BAD_FIELD_NAME(400, "RFC 9110 §5.1"),
  /** White space between field name and colon. */
  SPACE_BEFORE_COLON(400, "RFC 9112 §5.1"),
  /** A field value over several lines. */
  OBS_FOLD(400, "RFC 9112 §5.2"),
  /** More octets of field lines than are read. */
  FIELD_SECTION_TOO_LARGE(431, "RFC 6585 §5"),
  /** More field lines than are read. */
  TOO_MANY_FIELDS(431, "RFC 6585 §5"),

  /** An HTTP/1.1 request without Host. */
  MISSING_HOST(400, "RFC 9112 §3.2"),
  /** More than one Host field line. */
  DUPLICATE_HOST(400, "RFC 9112 §3.2"),
  /** A Host value that is no {@code uri-host [ ":" port ]}. */
  BAD_HOST(400, "RFC 9112 §3.2"),

  /** Transfer-Encoding together with Content-Length. */
  LENGTH_AND_CODING(400, "RFC 9112 §6.1"),
  /** A Content-Length that is not digits alone, or that no long holds. */
  BAD_CONTENT_LENGTH(400, "RFC 9112 §6.3"),
  /** Content-Length values that differ. */
  CONFLICTING_CONTENT_LENGTHS(400, "RFC 9112 §6.3"),
  /** Content-Length values more than once, all the same. */
  REPEATED_CONTENT_LENGTH(400, "RFC 9112 §6.3"),
  /** A transfer coding that is not understood. */
  UNKNOWN_TRANSFER_CODING(501, "RFC 9112 §6.1"),
  /** A Transfer-Encoding that is no list of codings, or has chunked twice or with parameters. */
  BAD_TRANSFER_ENCODING(400, "RFC 9112 §6.1"),
  /** A request whose last transfer coding is not chunked. */
  CHUNKED_NOT_FINAL(400, "RFC 9112 §6.3"),
  /** Transfer-Encoding in a message of HTTP/1.0. */
  CODING_IN_HTTP_1_0(400, "RFC 9112 §6.1"),

  /** A chunk size that is no hexadecimal number. */
  BAD_CHUNK_SIZE(400, "RFC 9112 §7.1"),
  /** A chunk size of more digits than 16, or that no long holds. */
  CHUNK_SIZE_TOO_LARGE(400, "RFC 9112 §7.1"),
  /** Something behind a chunk size that is no chunk extension. */
  BAD_CHUNK_EXTENSION(400, "RFC 9112 §7.1.1"),
  /** More octets of chunk extensions than are read. */
  CHUNK_EXTENSION_TOO_LARGE(400, "RFC 9112 §7.1.1"),
  /** Chunk data that CRLF does not follow. */
  BAD_CHUNK_END(400, "RFC 9112 §7.1"),
  /** The connection ended before the message did. */
  INCOMPLETE_MESSAGE(400, "RFC 9112 §8");

  private final int statusCode;
  private final String clause;

  HttpDecodeStatus(int statusCode, String clause) {
    this.statusCode = statusCode;
    this.clause = clause;
  }

  /** The status that a server answers a refused request with; 0 where nothing is refused. */
  public int statusCode() {
    return statusCode;
  }

  /** The clause that the octets break; empty where nothing is refused. */
  public String clause() {
    return clause;
  }

  /** Whether the octets are wrong. */
  public boolean isRefusal() {
    return statusCode != 0;
  }

  @Override
  public boolean isTruncated() {
    return this == NEED_MORE;
  }

  @Override
  public DecodeStatus ok() {
    return OK;
  }
}
