/**
 * Range requests and what answers them, in octets (RFC 9110 §14).
 *
 * <p>Required reading: RFC 9110 §14 and §15.3.7. Values keep to what {@link
 * io.netlayers.http.field} promises of all of them. Anyone may call.
 */
package io.netlayers.http.range;
