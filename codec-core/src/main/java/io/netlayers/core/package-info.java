/**
 * What every codec stands on: octets read and written in a {@link java.nio.ByteBuffer}, address
 * values, the Internet checksum, and what a decode can answer.
 *
 * <p>Everything here is pure: no clock, no thread, no input or output. Indices into a buffer are
 * absolute, and neither a buffer's position nor its byte order is read or changed.
 *
 * <p>Octets of the wire are unsigned: 8 and 16 bits come as {@code int}, 32 and 48 bits as {@code
 * long}. Required reading: RFC 1071, RFC 1624, RFC 4291, RFC 5952.
 */
package io.netlayers.core;
