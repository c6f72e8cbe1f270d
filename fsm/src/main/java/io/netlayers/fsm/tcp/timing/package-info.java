/**
 * Timers of a connection: which are armed, and the small rules behind those that are not about
 * loss.
 *
 * <p>Required reading: RFC 9293 §3.8.1, §3.8.3, §3.8.4, §3.8.6.1; RFC 6298. Times are nanoseconds
 * of the caller's clock. Only {@code io.netlayers.fsm.tcp} may call this package; nothing in it
 * knows the machine.
 */
package io.netlayers.fsm.tcp.timing;
