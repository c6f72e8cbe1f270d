package io.netlayers.fsm.tcp;

/** Whether a connection uses explicit congestion notification (RFC 3168). */
public enum EcnMode {
  /** Never. */
  OFF,
  /** When the peer asks for it. */
  ACCEPT,
  /** It is asked for, too. */
  REQUEST
}
