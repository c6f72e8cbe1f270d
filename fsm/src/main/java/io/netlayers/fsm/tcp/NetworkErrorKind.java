package io.netlayers.fsm.tcp;

/**
 * What the network reports of a segment (RFC 9293 §3.9.2.2), translated from ICMP by the caller.
 */
public enum NetworkErrorKind {
  /** It may pass: net or host unreachable, time exceeded, parameter problem. */
  SOFT,
  /** It will not: protocol or port unreachable, administratively prohibited. */
  HARD,
  /** The message was too large for the path, which carries MMS_S octets of transport message. */
  TOO_BIG
}
