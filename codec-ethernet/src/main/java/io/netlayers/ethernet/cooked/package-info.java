/**
 * What captures put where the link has no header to show or shows several kinds: Linux cooked
 * captures, version 1 (LINKTYPE_LINUX_SLL) and 2 (LINKTYPE_LINUX_SLL2), and the headers of BSD
 * loopback devices (LINKTYPE_NULL, LINKTYPE_LOOP). No such header was ever on a wire.
 *
 * <p>Required reading: the descriptions of these link types in the registry at tcpdump.org and
 * packet(7). A cooked header's protocol may announce a VLAN tag, which then begins the payload.
 */
package io.netlayers.ethernet.cooked;
