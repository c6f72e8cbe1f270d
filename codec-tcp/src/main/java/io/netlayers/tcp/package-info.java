/**
 * TCP segments (RFC 9293 §3.1) and their options.
 *
 * <p>{@link io.netlayers.tcp.TcpSegmentView} and {@link io.netlayers.tcp.TcpOptionsView} are for
 * hot paths, {@link io.netlayers.tcp.TcpFlags} and {@link io.netlayers.tcp.SeqNumbers} go with
 * them. Every offset is written once, in {@link io.netlayers.tcp.TcpLayout}.
 *
 * <p>Invariants: a sequence number is an {@code int} without a sign that only {@link
 * io.netlayers.tcp.SeqNumbers} compares or adds; a malformed option never makes the segment
 * unreadable; this package knows no address, so what a checksum takes of them comes in as a partial
 * sum ({@link io.netlayers.core.InternetChecksum#pseudoHeader(int, int, int)}).
 *
 * <p>Required reading: RFC 9293 §3.1 and §3.2, RFC 7323, RFC 2018, RFC 9768 (the AE flag).
 */
package io.netlayers.tcp;
