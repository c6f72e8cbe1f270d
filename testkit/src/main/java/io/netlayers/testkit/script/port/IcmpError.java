package io.netlayers.testkit.script.port;

import io.netlayers.core.OctetString;

/**
 * An ICMP error about a segment that the TCP sent.
 *
 * @param ipVersion 4 for ICMP, 6 for ICMPv6
 * @param type the type's number
 * @param code the code's number
 * @param mtu the next hop's MTU in octets, 0 where the error has none
 * @param quoted the segment's first octets, 8 of them: ports and sequence number
 */
public record IcmpError(int ipVersion, int type, int code, int mtu, OctetString quoted) {}
