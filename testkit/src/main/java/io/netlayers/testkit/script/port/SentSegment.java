package io.netlayers.testkit.script.port;

import io.netlayers.core.OctetString;

/**
 * A segment that a TCP sent.
 *
 * @param octets from the TCP header on
 * @param tos the octet with DSCP and ECN
 * @param ttl the time to live, or 0 where the TCP does not say
 * @param timeNanos when it goes out, not before the time at which it was handed over
 */
public record SentSegment(OctetString octets, int tos, int ttl, long timeNanos) {}
