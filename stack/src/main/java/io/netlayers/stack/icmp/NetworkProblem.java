package io.netlayers.stack.icmp;

/** What an ICMP error means to a transport (RFC 1122 §4.2.3.9, RFC 5461). */
public enum NetworkProblem {
  /** It may pass: net or host unreachable, time exceeded, parameter problem. */
  SOFT,
  /** Nobody is there to answer: port or protocol unreachable. */
  REFUSED,
  /** Somebody forbids it: administratively prohibited. */
  PROHIBITED,
  /** The packet was too long for the path. */
  TOO_BIG
}
