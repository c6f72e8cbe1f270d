/**
 * A network address and port translator between IPv4 networks, as an example of what the codecs and
 * the stack carry: {@code Nat44} is a pure machine over packets, {@code NatRouter} puts it between
 * a router of ours and its outside link.
 *
 * <p>Reading: RFC 3022; RFC 4787 for UDP, RFC 5382 for TCP, RFC 5508 for ICMP, RFC 7857 for what
 * changed in them; RFC 1624 for the checksums. {@code NatTable} holds the mappings and their time,
 * {@code PacketRewrite} changes a packet, {@code Nat44} decides.
 *
 * <p>Invariants: a mapping stands as long as one of its sessions; what an inside endpoint is mapped
 * to does not depend on whom it talks to (RFC 4787 REQ-1); every table is bounded; every checksum
 * is carried along and never worked out anew, so that what was harmed before stays so.
 *
 * <p>{@code walk} calls {@code NatRouter}; anyone may read it for an example.
 */
package io.netlayers.tools.nat;
