/**
 * UDP (RFC 768, RFC 8085) and UDP-Lite (RFC 3828) datagrams.
 *
 * <p>{@link io.netlayers.udp.UdpDatagramView} and {@link io.netlayers.udp.UdpLiteDatagramView} are
 * for hot paths, {@link io.netlayers.udp.UdpHeader} and {@link io.netlayers.udp.UdpLiteHeader} for
 * tests, logs and configuration; both read {@code UdpLayout}. This package knows no address: what a
 * checksum takes of them comes in as a partial sum ({@link
 * io.netlayers.core.InternetChecksum#pseudoHeader(int, int, int)}), and whether a zero checksum is
 * allowed is told by the IP version that the caller names.
 */
package io.netlayers.udp;
