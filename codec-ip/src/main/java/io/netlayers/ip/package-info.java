/**
 * IPv4 (RFC 791, RFC 1122, RFC 2474, RFC 3168, RFC 6864) and IPv6 (RFC 8200) packets.
 *
 * <p>{@link io.netlayers.ip.Ipv4PacketView} and {@link io.netlayers.ip.Ipv6PacketView} are for hot
 * paths and lie over a packet without a copy. They answer where the payload lies, how long it is,
 * which protocol number names it, and the partial sum of the pseudo-header; what the number means
 * is not this package's business.
 *
 * <p>Lengths and offsets are octets, also where the wire counts words: fragment offsets, header
 * lengths. Nothing in here verifies a checksum or an address unless it is asked to.
 */
package io.netlayers.ip;
