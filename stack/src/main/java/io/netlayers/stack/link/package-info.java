/**
 * Interfaces, frames that come and frames that go. Reading: IEEE 802.3 §3, 802.1Q §9. A packet that
 * is held stands in one queue at most, and its octets count against one bound for the whole host.
 */
package io.netlayers.stack.link;
