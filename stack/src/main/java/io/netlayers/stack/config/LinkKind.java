package io.netlayers.stack.config;

/** What an interface's frames are. */
public enum LinkKind {
  /** Ethernet II frames without a frame check sequence, as a TAP device has them. */
  ETHERNET,
  /** Bare IP packets of both versions, as a TUN device has them: no neighbours, no broadcast. */
  RAW_IP
}
