/**
 * ARP (RFC 826) for any hardware and protocol, its relatives RARP (RFC 903), DRARP (RFC 1931) and
 * InARP (RFC 2390) that share the packet, and the probe and announcement of RFC 5227.
 *
 * <p>{@link io.netlayers.ethernet.arp.ArpPacketView} is for hot paths, {@link
 * io.netlayers.ethernet.arp.ArpPacket} for tests, logs and configuration. What to answer is the
 * business of whoever keeps the neighbours.
 */
package io.netlayers.ethernet.arp;
