/**
 * Ethernet frames: Ethernet II and 802.3 (IEEE 802.3 clause 3), VLAN tags (IEEE 802.1Q clause 9),
 * the frame check sequence, and the LLC and SNAP headers (IEEE 802.2, RFC 1042) behind a length.
 *
 * <p>{@link io.netlayers.ethernet.EthernetFrameView} is for hot paths, {@link
 * io.netlayers.ethernet.EthernetHeader} for tests, logs and configuration. What an EtherType means
 * to the layer above is not known here: {@link io.netlayers.ethernet.EtherType} names numbers.
 *
 * <p>What shares the link has packages of its own: {@code arp}, {@code control}, {@code lldp} and,
 * for captures that carry no Ethernet header, {@code cooked}. They do not know each other.
 */
package io.netlayers.ethernet;
