/**
 * Multicast Listener Discovery for IPv6 (RFC 9777 for version 2, RFC 2710 for 1): IGMP's messages
 * inside ICMPv6.
 *
 * <p>{@link io.netlayers.ip.mld.MldMessageView} lies over the same octets as the view of the ICMPv6
 * message, whose checksum that view verifies. What RFC 9777 asks of the IP header (link-local
 * source, hop limit 1, router alert) is for the caller to check. A query's version is known by its
 * length (§8.1).
 */
package io.netlayers.ip.mld;
