package io.netlayers.testkit.script.port;

/** What {@code sysctl} lines of both dialects change, under one name each. Times: nanoseconds. */
public enum TcpSetting {
  /** RFC 7323 timestamps: 0 off, 1 on. */
  TIMESTAMPS,
  /** RFC 7323 window scale: 0 off, 1 on. */
  WINDOW_SCALE,
  /** Selective acknowledgment: 0 off, 1 on. */
  SACK,
  /** D-SACK: 0 off, 1 on. */
  DSACK,
  /** ECN: 0 off, 1 asked for and granted, 2 granted, 3 and above Accurate ECN. */
  ECN,
  /** The receive buffer of a new socket, octets. */
  RECEIVE_BUFFER,
  /** The most that a receive buffer grows to, octets; the window scale follows from it. */
  RECEIVE_BUFFER_LIMIT,
  /** Whether the receive buffer grows by itself. */
  RECEIVE_BUFFER_GROWS,
  /** The send buffer of a new socket, octets. */
  SEND_BUFFER,
  /** The most that a send buffer grows to, octets. */
  SEND_BUFFER_LIMIT,
  /** Linux's share of the receive buffer that is no window: a shift. */
  WINDOW_SHARE,
  /** The congestion control's name. */
  CONGESTION_CONTROL,
  /** The initial congestion window in segments. */
  INITIAL_WINDOW,
  /** Duplicate ACKs that stand for a loss. */
  REORDERING,
  /** RACK (RFC 8985): 0 off, else on. */
  RACK,
  /** Tail loss probe (RFC 8985): 0 off, else on. */
  TAIL_LOSS_PROBE,
  /** Limited transmit (RFC 3042): 0 off, 1 on. */
  LIMITED_TRANSMIT,
  /** Forward RTO recovery (RFC 5682): 0 off, else on. */
  FORWARD_RTO,
  /** RFC 2861/7661: whether the window collapses when idle. */
  SLOW_START_AFTER_IDLE,
  /** Retransmissions of a SYN. */
  SYN_RETRIES,
  /** Retransmissions of a SYN-ACK. */
  SYNACK_RETRIES,
  /** Retransmissions of data before the connection is given up. */
  RETRIES,
  /** The first retransmission timeout. */
  INITIAL_RTO,
  /** The least retransmission timeout. */
  MIN_RTO,
  /** What a retransmission timeout has beyond the estimate (FreeBSD). */
  RTO_SLOP,
  /** After how many retransmitted SYNs options are left out; 0 never (FreeBSD). */
  SYN_DROPS_OPTIONS,
  /** How long an acknowledgment is delayed. */
  DELAYED_ACK_TIME,
  /** Whether acknowledgments are delayed. */
  DELAYED_ACK,
  /** How long connecting may take. */
  CONNECT_TIMEOUT,
  /** Idle time before the first keep-alive probe. */
  KEEP_IDLE,
  /** Time between keep-alive probes. */
  KEEP_INTERVAL,
  /** Keep-alive probes without an answer. */
  KEEP_COUNT,
  /** Whether keep-alive is on for every socket. */
  KEEP_ALIVE_ALWAYS,
  /** How long FIN-WAIT-2 lasts without an owner. */
  FIN_TIMEOUT,
  /** Maximum segment lifetime. */
  MSL,
  /** SYN cookies: 0 off, 1 when the backlog is full, 2 always. */
  SYN_COOKIES,
  /** Whether a RST anywhere in the window resets (before RFC 5961). */
  INSECURE_RST,
  /** Whether a SYN in the window resets (before RFC 5961). */
  INSECURE_SYN,
  /** Whether an ACK far behind is taken (before RFC 5961). */
  INSECURE_ACK,
  /** Whether SYN with FIN is dropped. */
  DROP_SYNFIN,
  /** Segments to a closed port: 0 RST, 1 no RST to a SYN, 2 and above no RST at all. */
  BLACKHOLE,
  /** Whether an ICMP port unreachable ends SYN-SENT. */
  ICMP_MAY_RESET,
  /** Path MTU discovery by ICMP. */
  PATH_MTU_DISCOVERY,
  /** Packetization layer path MTU discovery (RFC 4821): 0 off. */
  MTU_PROBING,
  /** The MSS assumed where the peer names none, octets. */
  DEFAULT_MSS,
  /** The same for IPv6. */
  DEFAULT_MSS_V6,
  /** Retransmissions of a SYN that ask for ECN. */
  ECN_RETRIES,
  /** The least MSS that is accepted, octets. */
  MIN_MSS,
  /** Whether small writes wait for more (Linux autocorking). */
  AUTOCORK,
  /** Least time between challenge ACKs of one connection. */
  CHALLENGE_INTERVAL,
  /** Challenge ACKs a second, of all connections; 0 without limit. */
  CHALLENGE_LIMIT,
  /** TCP Fast Open bits; 0 off. */
  FAST_OPEN,
  /** Appropriate byte counting (RFC 3465) in slow start: the L of its §2.2. */
  BYTE_COUNTING,
  /** Least octets not yet sent below which a socket counts as writable. */
  NOT_SENT_LOW,
  /** Whether TIME-WAIT gives its port to a new connection that is provably newer. */
  TIME_WAIT_REUSE,
  /** Whether unread or late data after close resets. */
  ABORT_ON_OVERFLOW,
  /** Whether a FIN-WAIT-2 without an owner is given up early. */
  FAST_FINWAIT2
}
