/**
 * TCP segments (RFC 9293 §3.1) and their options.
 *
 * <p>{@link io.netlayers.tcp.TcpSegmentView}, {@link io.netlayers.tcp.TcpOptionsView} and {@link
 * io.netlayers.tcp.TcpOptionsWriter} are for hot paths, {@link io.netlayers.tcp.TcpHeader} and
 * {@link io.netlayers.tcp.TcpOption} for tests, logs and configuration. Every offset is written
 * once, in {@code TcpLayout}, and every kind of option in {@link io.netlayers.tcp.TcpOptionKind}.
 *
 * <p>Invariants: a sequence number is an {@code int} without a sign that only {@link
 * io.netlayers.tcp.SeqNumbers} compares or adds; a malformed option never makes the segment
 * unreadable; this package knows no address, so what a checksum takes of them comes in as a partial
 * sum ({@link io.netlayers.core.InternetChecksum#pseudoHeader(int, int, int)}).
 *
 * <p>Required reading: RFC 9293 §3.1 and §3.2, RFC 7323, RFC 2018, RFC 2883, RFC 8684, RFC 9768
 * (the AE flag).
 */
package io.netlayers.tcp;
