/**
 * Where a message body ends, and bodies read and written.
 *
 * <p>Required reading: RFC 9112 §6 and §7. {@link io.netlayers.http.body.MessageFraming} decides
 * from a head; a reader then lends ranges of the caller's buffer and copies none. Anyone may call.
 */
package io.netlayers.http.body;
