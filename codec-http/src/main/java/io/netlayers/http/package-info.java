/**
 * What every part of HTTP/1.1 shares: the registries (methods, status codes, field names), the
 * limits, what a decode answers, and which deviations of archaic peers are put up with.
 *
 * <p>Required reading: RFC 9110 §5, §9, §15 and RFC 9112 §2, §11. Heads are read and written in
 * {@code io.netlayers.http.head}, bodies in {@code io.netlayers.http.body}; this package knows
 * neither. Anyone may call.
 */
package io.netlayers.http;
