/**
 * Octets of a stream, held in chunks of a pool: a connection without octets holds none.
 *
 * <p>Inside the machine a sequence number is a <em>position</em>: a {@code long} ≥ 0 whose low 32
 * bits are the number on the wire, so that positions compare and subtract as plain numbers and
 * never wrap. {@link io.netlayers.fsm.tcp.memory.Positions} is the one door between the two.
 *
 * <p>Only {@code io.netlayers.fsm.tcp} and its rooms may call this package.
 */
package io.netlayers.fsm.tcp.memory;
