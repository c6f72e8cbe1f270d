/**
 * {@code netlayers proxy}: an example of a tool on top. A proxy is two machines: one is the server
 * to whoever asks, the other the client of whom is asked, and {@code ProxySession} carries events
 * of each to the other. {@code ForwardedHeads} says what of a head goes on; a {@code Tunnel} is
 * what CONNECT makes.
 *
 * <p>Required reading: RFC 9110 §7.6, §9.3.6, RFC 9112 §3.2.2, §9.
 *
 * <p>Called by the command line alone.
 */
package io.netlayers.tools.proxy;
