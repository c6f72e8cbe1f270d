/**
 * A network in a box: links that delay, queue, lose, reorder, double and harm packets in virtual
 * time, and nodes that talk over them.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>Time is a {@code long} of nanoseconds ≥ 0 that jumps from event to event and never goes
 *       back. Nothing here reads a clock.
 *   <li>The seed decides everything: the same nodes, configuration and seed give the same run, to
 *       the nanosecond and the bit, on every machine and JDK. Each impairment of each link has
 *       random bits of its own, so switching one on leaves the others' choices as they were.
 *   <li>For each link, sent + duplicated = delivered + dropped + queued + in flight.
 *   <li>A packet is any octets: an Ethernet frame, an IP packet, a bare segment. The link looks
 *       into them only through the strategies that it is given.
 * </ul>
 *
 * <p>{@link io.netlayers.testkit.net.SimulatedNetwork} runs nodes; {@link
 * io.netlayers.testkit.net.SimulatedLink} is one direction of a path and can be used by itself.
 * Single-threaded. Everybody may call.
 */
package io.netlayers.testkit.net;
