/**
 * Who is on the link: one cache for ARP (RFC 826) and Neighbor Discovery (RFC 4861 §5, §7.3), whose
 * states are a table. Entries and the packets that wait are bounded; strangers' entries go first.
 */
package io.netlayers.stack.neighbour;
