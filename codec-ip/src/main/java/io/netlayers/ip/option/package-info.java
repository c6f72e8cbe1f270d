/**
 * The options of IPv4 (RFC 791 §3.1) and of IPv6's hop-by-hop and destination options headers (RFC
 * 8200 §4.2).
 *
 * <p>The views are cursors that allocate nothing; {@link io.netlayers.ip.option.Ipv4Option} and
 * {@link io.netlayers.ip.option.Ipv6Option} are the values. This package knows no packet: it is
 * handed the octets of the options, and the packets' own package builds on it.
 */
package io.netlayers.ip.option;
