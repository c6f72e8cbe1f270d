/**
 * Fragmentation and reassembly of both IP versions (RFC 791 §3.2, RFC 1122 §3.3.2, RFC 8200 §4.5,
 * RFC 5722, RFC 6946, RFC 6864), as pure machines.
 *
 * <p>Whoever fragments brings the buffers and, for IPv6, the identification; whoever reassembles
 * brings a {@link io.netlayers.ip.fragment.BufferPool} and the time.
 *
 * <p><b>Overlaps.</b> A fragment that is an exact duplicate, octet for octet, is ignored. Any other
 * overlap makes the whole datagram void, of either version, together with its fragments that are
 * still to come: RFC 8200 §4.5 and RFC 5722 want that for IPv6, and for IPv4, where RFC 791 leaves
 * the choice, it is the only policy under which no two readers can see two different datagrams.
 *
 * <p><b>Bounds.</b> Octets, datagrams and fragments of one datagram are bounded by {@link
 * io.netlayers.ip.fragment.ReassemblyConfig}; where a bound is met the oldest datagram goes, for an
 * honest one is whole within milliseconds. Memory is asked for by what has come, never by what an
 * offset announces.
 */
package io.netlayers.ip.fragment;
