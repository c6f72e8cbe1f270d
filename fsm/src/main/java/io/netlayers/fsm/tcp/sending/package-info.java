/**
 * What the sending half of a connection knows: SND.*, what was sent and not acknowledged, when a
 * short segment waits, what the path carries.
 *
 * <p>Required reading: RFC 9293 §3.3.1, §3.7, §3.8.6. Positions are unwrapped sequence numbers.
 * Only {@code io.netlayers.fsm.tcp} may call this package; nothing in it knows the machine.
 */
package io.netlayers.fsm.tcp.sending;
