package io.netlayers.tcp;

/** Kinds of options by number, as IANA registers them. */
public final class TcpOptionKind {
  /** End of option list (RFC 9293 §3.1); one octet. */
  public static final int END = 0;

  /** No operation (RFC 9293 §3.1); one octet. */
  public static final int NOP = 1;

  /** Maximum segment size (RFC 9293 §3.2). */
  public static final int MSS = 2;

  /** Window scale (RFC 7323 §2.2). */
  public static final int WINDOW_SCALE = 3;

  /** SACK permitted (RFC 2018 §2). */
  public static final int SACK_PERMITTED = 4;

  /** Selective acknowledgment (RFC 2018 §3). */
  public static final int SACK = 5;

  /** Echo (RFC 1072, obsoleted by timestamps). */
  public static final int ECHO = 6;

  /** Echo reply (RFC 1072, obsoleted by timestamps). */
  public static final int ECHO_REPLY = 7;

  /** Timestamps (RFC 7323 §3.2). */
  public static final int TIMESTAMPS = 8;

  /** Partial order connection permitted (RFC 1693, historic). */
  public static final int PARTIAL_ORDER_PERMITTED = 9;

  /** Partial order service profile (RFC 1693, historic). */
  public static final int PARTIAL_ORDER_PROFILE = 10;

  /** Connection count (RFC 1644, historic). */
  public static final int CC = 11;

  /** Connection count, new (RFC 1644, historic). */
  public static final int CC_NEW = 12;

  /** Connection count, echo (RFC 1644, historic). */
  public static final int CC_ECHO = 13;

  /** Alternate checksum request (RFC 1146, historic). */
  public static final int ALTERNATE_CHECKSUM_REQUEST = 14;

  /** Alternate checksum data (RFC 1146, historic). */
  public static final int ALTERNATE_CHECKSUM_DATA = 15;

  /** Skeeter. */
  public static final int SKEETER = 16;

  /** Bubba. */
  public static final int BUBBA = 17;

  /** Trailer checksum. */
  public static final int TRAILER_CHECKSUM = 18;

  /** MD5 signature (RFC 2385, obsoleted by TCP-AO). */
  public static final int MD5_SIGNATURE = 19;

  /** SCPS capabilities. */
  public static final int SCPS_CAPABILITIES = 20;

  /** Selective negative acknowledgments. */
  public static final int SELECTIVE_NACK = 21;

  /** Record boundaries. */
  public static final int RECORD_BOUNDARIES = 22;

  /** Corruption experienced. */
  public static final int CORRUPTION_EXPERIENCED = 23;

  /** SNAP. */
  public static final int SNAP = 24;

  /** TCP compression filter. */
  public static final int COMPRESSION_FILTER = 26;

  /** Quick-Start response (RFC 4782 §4.1). */
  public static final int QUICK_START_RESPONSE = 27;

  /** User timeout (RFC 5482 §2). */
  public static final int USER_TIMEOUT = 28;

  /** TCP authentication option (RFC 5925 §2.2). */
  public static final int TCP_AO = 29;

  /** Multipath TCP (RFC 8684 §3). */
  public static final int MPTCP = 30;

  /** Fast Open cookie (RFC 7413 §2). */
  public static final int FAST_OPEN = 34;

  /** Encryption negotiation (RFC 8547 §4.1). */
  public static final int TCP_ENO = 69;

  /** Accurate ECN, order 0 (RFC 9768 §3.2.3). */
  public static final int ACC_ECN_0 = 172;

  /** Accurate ECN, order 1 (RFC 9768 §3.2.3). */
  public static final int ACC_ECN_1 = 174;

  /** Shared experiments (RFC 6994). */
  public static final int EXPERIMENT_1 = 253;

  /** Shared experiments (RFC 6994). */
  public static final int EXPERIMENT_2 = 254;

  private TcpOptionKind() {}

  /**
   * Whether an option of this kind may have this length, kind and length octet included. True of
   * any length where the kind is unknown, its registration gives no format, or its format bears any
   * (RFC 9768 §3.2.3 for Accurate ECN, RFC 4727 for experiments).
   */
  static boolean lengthFits(int kind, int length) {
    return switch (kind) {
      case MSS, USER_TIMEOUT -> length == 4;
      case WINDOW_SCALE, PARTIAL_ORDER_PROFILE, ALTERNATE_CHECKSUM_REQUEST -> length == 3;
      case SACK_PERMITTED, PARTIAL_ORDER_PERMITTED -> length == 2;
      case SACK -> length >= 10 && (length & 7) == 2;
      case ECHO, ECHO_REPLY, CC, CC_NEW, CC_ECHO -> length == 6;
      case TIMESTAMPS -> length == 10;
      case MD5_SIGNATURE -> length == 18;
      case QUICK_START_RESPONSE -> length == 8;
      case TCP_AO -> length >= 4;
      case MPTCP -> length >= 3;
      // RFC 7413 §4.1.1: a request, or a cookie of 4 to 16 octets, an even number
      case FAST_OPEN -> length == 2 || length >= 6 && length <= 18 && (length & 1) == 0;
      default -> true;
    };
  }

  /** tcpdump's name of a kind, or {@code unknown-} with its number. */
  public static String nameOf(int kind) {
    return switch (kind) {
      case END -> "eol";
      case NOP -> "nop";
      case MSS -> "mss";
      case WINDOW_SCALE -> "wscale";
      case SACK_PERMITTED -> "sackOK";
      case SACK -> "sack";
      case ECHO -> "echo";
      case ECHO_REPLY -> "echoreply";
      case TIMESTAMPS -> "TS";
      case PARTIAL_ORDER_PERMITTED -> "pocperm";
      case PARTIAL_ORDER_PROFILE -> "pocserv";
      case CC -> "cc";
      case CC_NEW -> "ccnew";
      case CC_ECHO -> "ccecho";
      case ALTERNATE_CHECKSUM_REQUEST -> "altcsum";
      case ALTERNATE_CHECKSUM_DATA -> "altcsumdata";
      case SKEETER -> "skeeter";
      case BUBBA -> "bubba";
      case TRAILER_CHECKSUM -> "trailercsum";
      case MD5_SIGNATURE -> "md5";
      case SCPS_CAPABILITIES -> "scps";
      case SELECTIVE_NACK -> "snack";
      case RECORD_BOUNDARIES -> "recbound";
      case CORRUPTION_EXPERIENCED -> "corruption";
      case SNAP -> "snap";
      case COMPRESSION_FILTER -> "compression";
      case QUICK_START_RESPONSE -> "qs";
      case USER_TIMEOUT -> "uto";
      case TCP_AO -> "tcp-ao";
      case MPTCP -> "mptcp";
      case FAST_OPEN -> "tfo";
      case TCP_ENO -> "eno";
      case ACC_ECN_0 -> "AccECN0";
      case ACC_ECN_1 -> "AccECN1";
      case EXPERIMENT_1, EXPERIMENT_2 -> "exp";
      default -> "unknown-" + kind;
    };
  }
}
