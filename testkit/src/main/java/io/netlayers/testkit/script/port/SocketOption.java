package io.netlayers.testkit.script.port;

/** Socket options that scripts set and ask for. */
public enum SocketOption {
  /** {@code SO_RCVBUF}, octets. */
  RECEIVE_BUFFER("SO_RCVBUF"),
  /** {@code SO_SNDBUF}, octets. */
  SEND_BUFFER("SO_SNDBUF"),
  /** {@code SO_ERROR}: the pending error's name, {@code ETIMEDOUT}, or empty; taken by asking. */
  ERROR("SO_ERROR"),
  /** {@code SO_LINGER}. */
  LINGER("SO_LINGER"),
  /** {@code SO_REUSEADDR}. */
  REUSE_ADDRESS("SO_REUSEADDR"),
  /** {@code SO_REUSEPORT}. */
  REUSE_PORT("SO_REUSEPORT"),
  /** {@code SO_KEEPALIVE}. */
  KEEP_ALIVE("SO_KEEPALIVE"),
  /** {@code TCP_NODELAY}. */
  NO_DELAY("TCP_NODELAY"),
  /** {@code TCP_CORK}, {@code TCP_NOPUSH}. */
  CORK("TCP_CORK"),
  /** {@code TCP_MAXSEG}, octets. */
  MAX_SEGMENT("TCP_MAXSEG"),
  /** {@code TCP_USER_TIMEOUT}, milliseconds. */
  USER_TIMEOUT("TCP_USER_TIMEOUT"),
  /** {@code TCP_KEEPIDLE}, seconds. */
  KEEP_IDLE("TCP_KEEPIDLE"),
  /** {@code TCP_KEEPINTVL}, seconds. */
  KEEP_INTERVAL("TCP_KEEPINTVL"),
  /** {@code TCP_KEEPCNT}, probes. */
  KEEP_COUNT("TCP_KEEPCNT"),
  /** {@code TCP_KEEPINIT}, seconds. */
  KEEP_INIT("TCP_KEEPINIT"),
  /** {@code TCP_NOOPT}: no options at all. */
  NO_OPTIONS("TCP_NOOPT"),
  /** {@code TCP_QUICKACK}. */
  QUICK_ACK("TCP_QUICKACK"),
  /** {@code TCP_SYNCNT}, retransmissions of a SYN. */
  SYN_COUNT("TCP_SYNCNT"),
  /** {@code TCP_LINGER2}, seconds. */
  LINGER2("TCP_LINGER2"),
  /** {@code TCP_DEFER_ACCEPT}, seconds. */
  DEFER_ACCEPT("TCP_DEFER_ACCEPT"),
  /** {@code TCP_WINDOW_CLAMP}, octets. */
  WINDOW_CLAMP("TCP_WINDOW_CLAMP"),
  /** {@code TCP_NOTSENT_LOWAT}, octets. */
  NOT_SENT_LOW("TCP_NOTSENT_LOWAT"),
  /** {@code TCP_CONGESTION}, a name. */
  CONGESTION("TCP_CONGESTION"),
  /** {@code IP_TTL}, {@code IPV6_UNICAST_HOPS}. */
  TTL("IP_TTL"),
  /** {@code IP_TOS}, {@code IPV6_TCLASS}. */
  TOS("IP_TOS"),
  /** {@code SO_DEBUG}: without effect on a TCP. */
  DEBUG("SO_DEBUG"),
  /** {@code IP_MTU_DISCOVER}: 0 never, 1 where wanted, 2 always, 3 probe. */
  MTU_DISCOVER("IP_MTU_DISCOVER");

  private final String name;

  SocketOption(String name) {
    this.name = name;
  }

  /** The name that scripts use on Linux. */
  public String scriptName() {
    return name;
  }
}
