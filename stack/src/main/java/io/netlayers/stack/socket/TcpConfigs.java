package io.netlayers.stack.socket;

import io.netlayers.fsm.tcp.TcpConfig;

/** TCP's sizes where they follow from a link's MTU (RFC 9293 §3.7.1, RFC 6691). */
final class TcpConfigs {
  private static final int TCP_HEADER = 20;
  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;

  private TcpConfigs() {}

  /**
   * A configuration for an MTU.
   *
   * @param linkMtu of the interface, which decides what is announced
   * @param pathMtu of the path, which decides what is sent
   */
  static TcpConfig of(TcpConfig config, boolean ipv4, int linkMtu, int pathMtu) {
    int header = ipv4 ? IPV4_HEADER : IPV6_HEADER;
    return TcpConfig.builder()
        .from(config)
        .mss(Math.min(linkMtu, 65535) - header - TCP_HEADER)
        .mmsS(Math.min(pathMtu, 65535) - header)
        .minMmsS(Math.min(ipv4 ? 532 : 1240, Math.min(pathMtu, 65535) - header))
        .defaultSendMss(Math.min(ipv4 ? 536 : 1220, Math.min(pathMtu, 65535) - header - TCP_HEADER))
        .build();
  }

  /** MMS_S of a path. */
  static int mmsS(boolean ipv4, int mtu) {
    return mtu - (ipv4 ? IPV4_HEADER : IPV6_HEADER);
  }
}
