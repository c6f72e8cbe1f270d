/**
 * A {@code Host} of the stack on real devices: {@code FramePort} is where frames come and go,
 * {@code UdpCarrier} the one that {@code socat} serves, {@code StackNode} the loop around the
 * machine, {@code StackTransport} a TCP socket of the stack as HTTP wants one. For the subcommands
 * {@code host} and {@code get}.
 *
 * <p>Required reading: docs/stack.md. Invariant: only the thread of the {@code EventLoop} calls the
 * host and its sockets, and always with the loop's time.
 */
package io.netlayers.tools.tap;
