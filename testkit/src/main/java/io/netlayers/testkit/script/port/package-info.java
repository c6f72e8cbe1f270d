/**
 * What a script needs of the TCP that it tests: {@link
 * io.netlayers.testkit.script.port.TcpUnderTest}, which an adapter implements for each TCP.
 *
 * <p>Everything happens on one thread, at a time that the script runner names; times are in
 * nanoseconds and never go back. No call blocks: what cannot be done yet answers {@code EAGAIN},
 * and the runner asks again when something has happened. Segments are octets from the TCP header
 * on, with a checksum over the addresses that {@link io.netlayers.testkit.script.port.ScriptSetup}
 * names.
 */
package io.netlayers.testkit.script.port;
