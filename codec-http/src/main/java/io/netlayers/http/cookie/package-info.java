/**
 * Cookies, at a user agent and at a server.
 *
 * <p>Required reading: RFC 6265 §4 and §5, and of the draft that replaces it
 * (draft-ietf-httpbis-rfc6265bis-20, "6265bis" here) what it adds: SameSite, the prefixes {@code
 * __Host-} and {@code __Secure-}, limits of sizes and lifetimes, and that a cookie of a secure
 * connection is left alone by one that is not. Where both speak, Set-Cookie is parsed as RFC 6265
 * §5.2 is written, but for control octets, on which 6265bis ignores the field. Time comes in as
 * epoch seconds; which domains are public suffixes is a predicate of the caller's. Anyone may call.
 */
package io.netlayers.http.cookie;
