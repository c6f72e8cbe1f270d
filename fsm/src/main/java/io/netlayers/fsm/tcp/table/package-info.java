/**
 * Many connections: who a segment is for, which port and which initial sequence number a new one
 * gets, SYN cookies, the deadlines of all in one structure, and TIME-WAIT as a small record.
 *
 * <p>Required reading: RFC 9293 §3.4.1 and §3.10.1, RFC 4987, RFC 6056, RFC 6191. A connection is
 * named by primitives whose bits nothing here interprets: a scope (an interface, a tenant), and for
 * each side an address as two longs and a port. An IPv4 address fits into the second long; that it
 * differs from every IPv6 address is the caller's to see to, by the scope or by the mapped form.
 *
 * <p>One key, drawn by the caller, serves table, sequence numbers, ports and cookies; each uses it
 * under a number of its own. Everything here belongs to one thread.
 */
package io.netlayers.fsm.tcp.table;
