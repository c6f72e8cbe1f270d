package io.netlayers.fsm.http1;

/** What the peer did against the protocol, beyond what the octets of one message tell. */
public enum Http1Violation {
  /** None. */
  NONE("", 0),
  /** The octets are wrong; {@link Http1Connection#refusal} tells how. */
  MALFORMED("RFC 9112 §2.2", 400),
  /** A response that no request asked for. */
  UNSOLICITED_RESPONSE("RFC 9112 §9.2", 502),
  /** A 101 that no Upgrade asked for, or to a protocol that it did not name. */
  UNEXPECTED_SWITCH("RFC 9110 §15.2.2", 502),
  /** More 1xx responses before a final one than are read. */
  TOO_MANY_INFORMATIONAL("RFC 9110 §15.2", 502),
  /** A head or content that took too long. */
  TOO_SLOW("RFC 9110 §15.5.9", 408);

  private final String clause;
  private final int statusCode;

  Http1Violation(String clause, int statusCode) {
    this.clause = clause;
    this.statusCode = statusCode;
  }

  /** The clause that was broken. */
  public String clause() {
    return clause;
  }

  /** The status to answer with; for {@link #MALFORMED} the refusal knows better. */
  public int statusCode() {
    return statusCode;
  }
}
