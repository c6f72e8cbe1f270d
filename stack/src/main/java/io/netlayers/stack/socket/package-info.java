/**
 * Sockets: UDP, TCP over {@code fsm.tcp}, and raw ones. Reading: RFC 1122 §4.1, §4.2, RFC 8085.
 * What the network does is an answer; what the caller does wrong is a {@link
 * io.netlayers.stack.socket.SocketException}.
 */
package io.netlayers.stack.socket;
