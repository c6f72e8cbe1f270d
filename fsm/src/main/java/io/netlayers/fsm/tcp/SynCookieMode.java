package io.netlayers.fsm.tcp;

/** When a listening socket answers SYNs with cookies (RFC 4987 §3.6). */
public enum SynCookieMode {
  /** Never: SYNs beyond the backlog are dropped. */
  NEVER,
  /** When its backlog is full. */
  WHEN_FULL,
  /** Always: no connection is made before its handshake is done. */
  ALWAYS
}
