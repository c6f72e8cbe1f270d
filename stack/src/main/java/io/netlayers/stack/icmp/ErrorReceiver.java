package io.netlayers.stack.icmp;

/** Whom errors are delivered to. */
public interface ErrorReceiver {
  /**
   * An error about a packet that this host may have sent; what is quoted is lent for the call.
   *
   * @return whether a socket did send it, as far as can be seen
   */
  boolean onError(QuotedPacket quoted, long nowNanos);
}
