/**
 * MAC control frames (IEEE 802.3 clause 31): PAUSE (annex 31B) and priority-based flow control
 * (IEEE 802.1Q clause 36, IEEE 802.3 annex 31D). They follow EtherType 0x8808.
 *
 * <p>Times are in quanta of 512 bit times, so what they last depends on the link's speed.
 */
package io.netlayers.ethernet.control;
