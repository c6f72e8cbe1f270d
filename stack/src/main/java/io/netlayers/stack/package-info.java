/**
 * A host as a machine: frames in with a time, frames out, sockets between. It composes what the
 * codecs and {@code fsm.tcp} give and adds what joins layers; it owns no clock, thread or device.
 *
 * <p>Required reading: RFC 1122 §3 and §4, RFC 1812 §5, RFC 8200, RFC 4861. {@link
 * io.netlayers.stack.Host} is what others use, with the values of {@code config}, the sockets of
 * {@code socket} and the sink of {@code link}; the other packages are its rooms, each with one
 * idea, and know only those before them: bits, timing, counters, config, link, address, route,
 * neighbour, ip, icmp, multicast, autoconf, socket.
 *
 * <p>Invariants: any frame at any time is harmless; every table and queue has a bound in {@link
 * io.netlayers.stack.config.HostConfig}; what is dropped is counted; a call that throws has changed
 * nothing.
 */
package io.netlayers.stack;
