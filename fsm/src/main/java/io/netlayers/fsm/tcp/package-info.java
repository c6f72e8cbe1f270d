/**
 * A TCP endpoint as a machine: RFC 9293 whole, and what a modern endpoint adds to it.
 *
 * <p>Required reading: RFC 9293 §3.3 (variables and states), §3.4 (sequence numbers), §3.8
 * (communication) and §3.10 (events). {@link io.netlayers.fsm.tcp.TcpTransitions} decides states
 * and nothing else.
 *
 * <p>Invariants: SND.UNA ≤ SND.NXT; what the user reads is a prefix of what the peer's user wrote;
 * a call that throws has changed nothing; time never runs backwards. One thread at a time may call
 * a machine; the machine never calls its user but through the sink that it is given.
 */
package io.netlayers.fsm.tcp;
