/**
 * What is lost, what goes next, and whether a loss was none. The parts work on a {@link
 * io.netlayers.fsm.tcp.sending.RetransmissionQueue} and know nothing of the machine.
 *
 * <p>Which part where:
 *
 * <table>
 * <caption>Parts by what the connection negotiated</caption>
 * <tr><th>connection</th><th>finds loss</th><th>limits sending in recovery</th></tr>
 * <tr><td>SACK</td><td>{@link io.netlayers.fsm.tcp.loss.Rack} with {@link
 *     io.netlayers.fsm.tcp.loss.TailLossProbe}</td>
 *     <td>{@link io.netlayers.fsm.tcp.loss.ProportionalRateReduction}</td></tr>
 * <tr><td>SACK, RACK off</td><td>{@link io.netlayers.fsm.tcp.loss.SackLossDetection}</td>
 *     <td>the same</td></tr>
 * <tr><td>no SACK</td><td>{@link io.netlayers.fsm.tcp.loss.NewRenoRecovery}</td><td>itself</td></tr>
 * </table>
 *
 * <p>Whether a reaction was for nothing, {@link io.netlayers.fsm.tcp.loss.FRto}, {@link
 * io.netlayers.fsm.tcp.loss.EifelDetection} and {@link io.netlayers.fsm.tcp.loss.DuplicateSackUndo}
 * say; the congestion control then takes it back.
 *
 * <p>Required reading: RFC 8985, 9937, 6675, 6582, 3042, 5682, 3522, 3708. Positions are unwrapped
 * sequence numbers, times nanoseconds, amounts octets. Only {@code io.netlayers.fsm.tcp} may call
 * this package. Nothing here allocates after construction.
 */
package io.netlayers.fsm.tcp.loss;
