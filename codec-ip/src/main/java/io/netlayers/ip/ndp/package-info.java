/**
 * Neighbor Discovery for IPv6 (RFC 4861): solicitations, advertisements and redirects, and the
 * options of RFC 4861, RFC 3971 (nonce), RFC 4191 (router preferences and routes), RFC 5175
 * (flags), RFC 6275 (home agents), RFC 6775 and RFC 8505 (6LoWPAN), RFC 8106 (DNS), RFC 8781
 * (PREF64) and RFC 8910 (captive portal).
 *
 * <p>{@link io.netlayers.ip.ndp.NdpMessageView} lies over the same octets as the view of the ICMPv6
 * message, whose checksum that view verifies. What RFC 4861 asks of the IP header (hop limit 255,
 * the kind of its addresses) is for the caller to check; what it asks of the message itself is
 * checked here. Options end where their lengths say; one of length 0 makes the message invalid
 * (§4.6), one of an unknown type does not.
 */
package io.netlayers.ip.ndp;
