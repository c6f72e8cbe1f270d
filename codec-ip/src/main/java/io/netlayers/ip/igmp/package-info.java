/**
 * IGMP (RFC 9776 for version 3, RFC 2236 for 2, RFC 1112 for 1) and the multicast router discovery
 * that shares its numbers (RFC 4286).
 *
 * <p>{@link io.netlayers.ip.igmp.IgmpMessageView} is for hot paths, the sealed {@link
 * io.netlayers.ip.igmp.IgmpMessage} for tests, logs and configuration. A query's version is known
 * by its length (RFC 9776 §7.1). The codes of times and the types of group records are MLD's too:
 * {@code io.netlayers.ip.mld} uses them from here.
 */
package io.netlayers.ip.igmp;
