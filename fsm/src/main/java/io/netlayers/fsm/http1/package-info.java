/**
 * An HTTP/1.1 connection as a machine, for clients and servers alike (RFC 9112 §9, RFC 9110 §7.8,
 * §9.3.6, §10.1.1, §15.2).
 *
 * <p>Both ends hold the same two states, one for what the client sends and one for what the server
 * sends, and move them by the same tables ({@link io.netlayers.fsm.http1.Http1Transitions}): the
 * tables do not know which end they run on. {@link io.netlayers.fsm.http1.Http1Connection} is the
 * wiring: it reads octets into inputs of the tables, and commands into inputs and octets.
 *
 * <p>Invariants: a command that the tables refuse changes nothing; responses go out and come in by
 * the order of the requests, for none is sent or read but for the oldest exchange; no octet behind
 * a switch of protocols is touched. Required reading: RFC 9112 §6, §8, §9. Anyone may call.
 */
package io.netlayers.fsm.http1;
