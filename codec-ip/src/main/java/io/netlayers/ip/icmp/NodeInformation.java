package io.netlayers.ip.icmp;

import io.netlayers.core.OctetString;
import io.netlayers.ip.internal.Require;

/**
 * A node information query or its response (RFC 4620 §4).
 *
 * @param response whether it is a response
 * @param code of a query what its subject is, of a response how it went, 0 to 255
 * @param queryType 0 to 65,535; 2 node name, 3 IPv6 addresses, 4 IPv4 addresses
 * @param flags 0 to 65,535
 * @param nonce 8 octets that tie the response to the query
 * @param data the subject or the answer
 */
public record NodeInformation(
    boolean response, int code, int queryType, int flags, OctetString nonce, OctetString data)
    implements Icmpv6Message {
  static final int QUERY_TYPE = IcmpLayout.REST;
  static final int FLAGS = QUERY_TYPE + 2;
  static final int NONCE = FLAGS + 2;
  static final int NONCE_OCTETS = 8;
  static final int HEADER_OCTETS = NONCE + NONCE_OCTETS;

  /** Refuses what the fields cannot hold. */
  public NodeInformation {
    Require.u8("code", code);
    Require.u16("query type", queryType);
    Require.u16("flags", flags);
    Require.within("nonce octets", nonce.length(), NONCE_OCTETS, NONCE_OCTETS);
  }

  @Override
  public Icmpv6Type type() {
    return response ? Icmpv6Type.NODE_INFORMATION_RESPONSE : Icmpv6Type.NODE_INFORMATION_QUERY;
  }

  @Override
  public int encodedLength() {
    return HEADER_OCTETS + data.length();
  }

  @Override
  public String toString() {
    return Icmpv6Codec.errorText(this) + ", query type " + queryType + ": " + data;
  }
}
