/**
 * Kernel sockets around the pure machines: an event loop of one thread, a connection's octets with
 * or without TLS, and {@code HttpLink}, which joins an {@code Http1Connection} to them. Nothing
 * here blocks but {@code EventLoop.run}, and nothing is safe for a second thread but what says so.
 *
 * <p>Required reading: RFC 9112 §9, RFC 9110 §4.3.4, {@link javax.net.ssl.SSLEngine}. For the
 * subcommands that talk to a network.
 */
package io.netlayers.tools.net;
