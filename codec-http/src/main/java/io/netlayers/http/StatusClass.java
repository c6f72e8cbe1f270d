package io.netlayers.http;

/** The first digit of a status code (RFC 9110 §15). */
public enum StatusClass {
  /** 1xx: received, going on. */
  INFORMATIONAL,
  /** 2xx: received, understood and accepted. */
  SUCCESSFUL,
  /** 3xx: more has to be done. */
  REDIRECTION,
  /** 4xx: the request is wrong or cannot be met. */
  CLIENT_ERROR,
  /** 5xx: the server failed a request that looks valid. */
  SERVER_ERROR;

  /** The class of a code; one outside 100 to 599 is taken for a 5xx (RFC 9110 §15). */
  public static StatusClass of(int code) {
    if (code < 100 || code >= 500) {
      return SERVER_ERROR;
    }
    if (code < 200) {
      return INFORMATIONAL;
    }
    if (code < 300) {
      return SUCCESSFUL;
    }
    return code < 400 ? REDIRECTION : CLIENT_ERROR;
  }
}
