/**
 * ICMP for IPv4 (RFC 792, RFC 1122 §3.2.2, RFC 1191, RFC 1256, RFC 1812 §4.3) and for IPv6 (RFC
 * 4443), the extensions that their errors carry (RFC 4884, RFC 4950, RFC 5837, RFC 8883) and the
 * extended echo (RFC 8335).
 *
 * <p>{@link io.netlayers.ip.icmp.Icmpv4MessageView} and {@link
 * io.netlayers.ip.icmp.Icmpv6MessageView} are for hot paths, the sealed {@link
 * io.netlayers.ip.icmp.Icmpv4Message} and {@link io.netlayers.ip.icmp.Icmpv6Message} for tests,
 * logs and configuration. An error's quoted packet is a slice, most often cut short: whoever knows
 * IP reads it. What Neighbor Discovery and Multicast Listener Discovery say inside an ICMPv6
 * message is read by {@code io.netlayers.ip.ndp} and {@code io.netlayers.ip.mld} over the same
 * octets.
 *
 * <p>Anyone may call this package; it calls none of its sisters.
 */
package io.netlayers.ip.icmp;
