/**
 * What the receiving half of a connection knows: RCV.*, what came out of order, when an ACK may
 * wait, and what its SACK option says.
 *
 * <p>Required reading: RFC 9293 §3.3.1, §3.8.6.2.2, §3.8.6.3; RFC 2018, 2883, 7323. Positions are
 * unwrapped sequence numbers. Only {@code io.netlayers.fsm.tcp} may call this package; nothing in
 * it knows the machine.
 */
package io.netlayers.fsm.tcp.receiving;
