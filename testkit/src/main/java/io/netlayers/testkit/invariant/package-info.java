/**
 * Invariants of protocol code, as harnesses for any test engine or none: each takes functions and
 * octets or values, and throws an {@link AssertionError} that shows the smallest case it found.
 *
 * <ul>
 *   <li>{@link io.netlayers.testkit.invariant.NeverThrows}: no octets at all make a reader throw.
 *   <li>{@link io.netlayers.testkit.invariant.GuardedBuffer}: a reader never looks past its slice.
 *   <li>{@link io.netlayers.testkit.invariant.RoundTrip}: what is encoded decodes to the same, and
 *       the other way round.
 *   <li>{@link io.netlayers.testkit.invariant.SameEventsHoweverSplit}: a stream parser tells the
 *       same however its octets come in pieces.
 *   <li>{@link io.netlayers.testkit.invariant.TotalMachine}: every state takes every input.
 * </ul>
 *
 * <p>{@link io.netlayers.testkit.invariant.HostileOctets} makes inputs where no generator is at
 * hand. Readers are laid over every {@link io.netlayers.testkit.invariant.BufferKind}. Everything
 * here is pure: the same arguments give the same verdict everywhere. Anybody may call it.
 */
package io.netlayers.testkit.invariant;
