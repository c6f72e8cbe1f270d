package io.netlayers.tools.script;

import io.netlayers.fsm.tcp.EcnMode;
import io.netlayers.fsm.tcp.PathProbing;
import io.netlayers.fsm.tcp.TcpConfig;
import io.netlayers.fsm.tcp.TcpProfiles;
import io.netlayers.fsm.tcp.congestion.CongestionControl;
import io.netlayers.fsm.tcp.congestion.Cubic;
import io.netlayers.fsm.tcp.congestion.IdlePolicy;
import io.netlayers.fsm.tcp.congestion.NewReno;
import io.netlayers.fsm.tcp.congestion.ReductionBasis;
import io.netlayers.fsm.tcp.congestion.WindowPolicy;
import io.netlayers.testkit.script.model.Dialect;
import io.netlayers.testkit.script.port.ScriptSetup;
import io.netlayers.testkit.script.port.SettingAnswer;
import io.netlayers.testkit.script.port.SettingValue;
import io.netlayers.testkit.script.port.TcpSetting;
import java.util.EnumMap;
import java.util.Map;

/** The settings of a kernel, and the machine's configuration that they come down to. */
final class MachineSettings {
  private static final long SECOND = 1_000_000_000L;
  private static final int LARGEST_BUFFER = 1 << 26;

  private final ScriptSetup setup;
  private final Map<TcpSetting, Long> numbers = new EnumMap<>(TcpSetting.class);
  private String congestionControl;

  MachineSettings(ScriptSetup setup) {
    this.setup = setup;
    boolean linux = setup.dialect() == Dialect.LINUX;
    congestionControl = "cubic";
    numbers.put(TcpSetting.TIMESTAMPS, 1L);
    numbers.put(TcpSetting.WINDOW_SCALE, 1L);
    numbers.put(TcpSetting.SACK, 1L);
    numbers.put(TcpSetting.DSACK, 1L);
    numbers.put(TcpSetting.ECN, 2L);
    numbers.put(TcpSetting.RECEIVE_BUFFER, linux ? 131_072L : 65_536L);
    numbers.put(TcpSetting.RECEIVE_BUFFER_LIMIT, linux ? 6_291_456L : 2_097_152L);
    numbers.put(TcpSetting.SEND_BUFFER, linux ? 262_144L : 32_768L);
    // FreeBSD's stack without a name counts what is sacked (RFC 6675), and judges no timeout
    numbers.put(TcpSetting.RACK, linux ? 1L : 0);
    numbers.put(TcpSetting.TAIL_LOSS_PROBE, linux ? 1L : 0);
    numbers.put(TcpSetting.FORWARD_RTO, linux ? 1L : 0);
    numbers.put(TcpSetting.SLOW_START_AFTER_IDLE, 1L);
    numbers.put(TcpSetting.KEEP_IDLE, 7200 * SECOND);
    numbers.put(TcpSetting.KEEP_INTERVAL, 75 * SECOND);
    numbers.put(TcpSetting.KEEP_COUNT, linux ? 9L : 8L);
    numbers.put(TcpSetting.PATH_MTU_DISCOVERY, 1L);
    numbers.put(TcpSetting.ICMP_MAY_RESET, 1L);
    numbers.put(TcpSetting.CONNECT_TIMEOUT, linux ? 0 : 75 * SECOND);
    numbers.put(TcpSetting.RTO_SLOP, linux ? 0 : 200_000_000L);
    numbers.put(TcpSetting.MIN_MSS, linux ? 48L : 216L);
    numbers.put(TcpSetting.DEFAULT_MSS, 536L);
    numbers.put(TcpSetting.DEFAULT_MSS_V6, 1220L);
    numbers.put(TcpSetting.LIMITED_TRANSMIT, 1L);
    numbers.put(TcpSetting.ECN_RETRIES, linux ? 0 : 1L);
    numbers.put(TcpSetting.INITIAL_WINDOW, 10L);
    numbers.put(TcpSetting.WINDOW_SHARE, 1L);
  }

  private boolean linux() {
    return setup.dialect() == Dialect.LINUX;
  }

  private void number(TcpSetting setting, long value) {
    numbers.put(setting, value);
  }

  long number(TcpSetting setting) {
    return numbers.getOrDefault(setting, 0L);
  }

  boolean on(TcpSetting setting) {
    return number(setting) != 0;
  }

  /** Takes a setting where the machine has it. */
  SettingAnswer set(TcpSetting setting, SettingValue value) {
    if (setting == TcpSetting.CONGESTION_CONTROL) {
      return congestionControl(value.name()) ? SettingAnswer.TAKEN : SettingAnswer.LACKING;
    }
    if (!has(setting, value.number())) {
      return SettingAnswer.LACKING;
    }
    number(setting, value.number());
    return SettingAnswer.TAKEN;
  }

  private boolean congestionControl(String name) {
    boolean known = name.equals("cubic") || name.equals("reno") || name.equals("newreno");
    congestionControl = known ? name : congestionControl;
    return known;
  }

  /** Whether the machine can behave so; what it would take without effect it lacks. */
  private boolean has(TcpSetting setting, long value) {
    return switch (setting) {
      case ECN -> value <= 2;
      case SYN_COOKIES -> value <= 1;
      case INITIAL_WINDOW -> value >= 1 && value <= 1000;
      case REORDERING -> value == 3;
      case INSECURE_ACK, FAST_OPEN, ABORT_ON_OVERFLOW, FAST_FINWAIT2 -> value == 0;
      case WINDOW_SHARE -> Math.abs(value) < 32;
      case BYTE_COUNTING -> value >= 1;
      // writable is what fits the buffer
      case NOT_SENT_LOW -> value < 0 || value >= Integer.MAX_VALUE;
      case DEFAULT_MSS, DEFAULT_MSS_V6, MIN_MSS -> value >= 1 && value <= 65_535;
      case CHALLENGE_LIMIT -> !linux() || value == 0 || value >= 100; // Linux's is the whole host's
      // Linux corks while a device still has segments to send; here none ever has
      default -> true;
    };
  }

  /**
   * The configuration of a new connection.
   *
   * @param socket the options of its socket
   * @param mayReopen whether a SYN may reopen it in TIME-WAIT
   */
  TcpConfig config(MachineSocket socket, boolean mayReopen) {
    TcpConfig.Builder builder = linux() ? TcpProfiles.linux() : TcpProfiles.freeBsd();
    int headers = setup.local().version() == 6 ? 60 : 40;
    int most = setup.mtu() - headers;
    int mss = socket.maxSegment > 0 ? Math.min(socket.maxSegment, most) : most;
    boolean options = !socket.noOptions;
    builder
        .mss(mss)
        .mmsS(most + 20)
        .mssOption(options)
        .defaultSendMss(
            (int)
                number(
                    setup.local().version() == 6
                        ? TcpSetting.DEFAULT_MSS_V6
                        : TcpSetting.DEFAULT_MSS))
        .minSendMss((int) Math.max(48, number(TcpSetting.MIN_MSS)))
        .limitedTransmit(on(TcpSetting.LIMITED_TRANSMIT))
        .ecnSynRetransmissions((int) number(TcpSetting.ECN_RETRIES))
        .plainSynRetransmission(on(TcpSetting.SYN_DROPS_OPTIONS) ? 3 : 0)
        .timestamps(options && on(TcpSetting.TIMESTAMPS))
        .windowScaling(options && on(TcpSetting.WINDOW_SCALE))
        .windowShift(shift(socket))
        .sack(options && on(TcpSetting.SACK))
        .dsack(on(TcpSetting.DSACK))
        .resetAnywhereInWindow(on(TcpSetting.INSECURE_RST))
        .resetBySyn(on(TcpSetting.INSECURE_SYN))
        .ecn(ecn())
        .receiveBufferOctets(receiveBuffer(socket))
        .sendBufferOctets(socket.sendBuffer > 0 ? socket.sendBuffer : sendBuffer())
        .rack(on(TcpSetting.RACK))
        .tailLossProbe(on(TcpSetting.TAIL_LOSS_PROBE))
        .undo(on(TcpSetting.FORWARD_RTO))
        .keepAlive(socket.keepAlive || on(TcpSetting.KEEP_ALIVE_ALWAYS))
        .keepAliveIdleNanos(socket.keepIdle > 0 ? socket.keepIdle : number(TcpSetting.KEEP_IDLE))
        .keepAliveIntervalNanos(
            socket.keepInterval > 0 ? socket.keepInterval : number(TcpSetting.KEEP_INTERVAL))
        .keepAliveProbes(
            (int) (socket.keepCount > 0 ? socket.keepCount : number(TcpSetting.KEEP_COUNT)))
        .userTimeoutNanos(socket.userTimeout)
        .timeWaitReuse(mayReopen)
        .softErrorsEndHandshake(linux())
        .congestionControl(congestion());
    times(builder);
    if (socket.keepInit > 0) {
      builder.synR2Nanos(socket.keepInit);
    }
    if (socket.synCount > 0) {
      builder.synR2Retransmissions(socket.synCount);
    } else if (on(TcpSetting.SYN_RETRIES) || on(TcpSetting.SYNACK_RETRIES)) {
      TcpSetting which = socket.listening ? TcpSetting.SYNACK_RETRIES : TcpSetting.SYN_RETRIES;
      if (on(which)) {
        builder.synR2Retransmissions((int) number(which));
      }
    }
    return builder.build();
  }

  private void times(TcpConfig.Builder builder) {
    if (on(TcpSetting.INITIAL_RTO)) {
      builder.rtoInitialNanos(number(TcpSetting.INITIAL_RTO));
    }
    if (on(TcpSetting.MIN_RTO)) {
      builder.rtoMinNanos(number(TcpSetting.MIN_RTO));
    }
    builder.rtoSlopNanos(number(TcpSetting.RTO_SLOP));
    if (on(TcpSetting.DELAYED_ACK_TIME)) {
      builder.delayedAckNanos(Math.min(number(TcpSetting.DELAYED_ACK_TIME), SECOND / 2 - 1));
    }
    if (numbers.containsKey(TcpSetting.DELAYED_ACK) && !on(TcpSetting.DELAYED_ACK)) {
      builder.delayedAckNanos(0);
    }
    if (on(TcpSetting.CONNECT_TIMEOUT)) {
      builder.synR2Nanos(number(TcpSetting.CONNECT_TIMEOUT));
    }
    if (on(TcpSetting.RETRIES)) {
      builder.r2Retransmissions((int) number(TcpSetting.RETRIES));
    }
    if (on(TcpSetting.MSL)) {
      builder.msl(number(TcpSetting.MSL));
    }
    if (on(TcpSetting.FIN_TIMEOUT)) {
      builder.finWait2TimeoutNanos(number(TcpSetting.FIN_TIMEOUT));
    }
    if (!linux() && on(TcpSetting.CHALLENGE_LIMIT)) {
      builder.challengeAcks((int) number(TcpSetting.CHALLENGE_LIMIT));
    }
    if (numbers.containsKey(TcpSetting.CHALLENGE_INTERVAL)) {
      builder.challengeAckPeriodNanos(number(TcpSetting.CHALLENGE_INTERVAL));
    }
    if (numbers.containsKey(TcpSetting.MTU_PROBING)) {
      builder.pathProbing(
          number(TcpSetting.MTU_PROBING) == 0
              ? PathProbing.OFF
              : number(TcpSetting.MTU_PROBING) == 1 ? PathProbing.BLACK_HOLE : PathProbing.ALWAYS);
    }
  }

  private EcnMode ecn() {
    long value = number(TcpSetting.ECN);
    return value == 0 ? EcnMode.OFF : value == 1 ? EcnMode.REQUEST : EcnMode.ACCEPT;
  }

  private CongestionControl.Factory congestion() {
    IdlePolicy idle =
        on(TcpSetting.SLOW_START_AFTER_IDLE) ? IdlePolicy.RESTART : IdlePolicy.VALIDATE;
    // Linux counts all that an ACK acknowledges, and takes its parts of the window
    int limit = linux() ? Integer.MAX_VALUE : Cubic.LIMIT;
    ReductionBasis basis = linux() ? ReductionBasis.CWND : ReductionBasis.FLIGHT_SIZE;
    WindowPolicy policy = new WindowPolicy(idle, basis, (int) number(TcpSetting.INITIAL_WINDOW));
    return congestionControl.equals("cubic")
        ? () -> new Cubic(policy, limit)
        : () -> new NewReno(policy);
  }

  /** What of a Linux buffer is window: half of it, unless the share is set otherwise. */
  int window(long buffer) {
    int share = (int) number(TcpSetting.WINDOW_SHARE);
    long window = share > 0 ? buffer - (buffer >> share) : buffer >> -share;
    return (int) Math.min(Math.max(window, 1), LARGEST_BUFFER);
  }

  /** Linux takes a part of the buffer for its book-keeping; a user's number is doubled first. */
  private int receiveBuffer(MachineSocket socket) {
    if (linux()) {
      return window(
          socket.receiveBuffer > 0 ? 2L * socket.receiveBuffer : number(TcpSetting.RECEIVE_BUFFER));
    }
    // FreeBSD rounds up to whole segments
    int mss = setup.mtu() - (setup.local().version() == 6 ? 60 : 40);
    long own = socket.receiveBuffer > 0 ? socket.receiveBuffer : number(TcpSetting.RECEIVE_BUFFER);
    long octets = Math.max(own, 1);
    long rounded = octets <= mss ? octets : (octets + mss - 1) / mss * mss;
    return (int) Math.min(rounded, LARGEST_BUFFER);
  }

  private int sendBuffer() {
    return (int) Math.min(Math.max(number(TcpSetting.SEND_BUFFER), 1), LARGEST_BUFFER);
  }

  /** The shift that either kernel works out, from the most that the buffer may grow to. */
  private int shift(MachineSocket socket) {
    long most = number(TcpSetting.RECEIVE_BUFFER_LIMIT);
    if (!linux()) {
      int shift = 0;
      while (shift < 14 && 65_535L << shift < most) {
        shift++;
      }
      return shift;
    }
    if (socket.receiveBuffer > 0) {
      most = socket.receiveBuffer;
    }
    int bits = 63 - Long.numberOfLeadingZeros(Math.max(most, 1));
    return Math.max(0, Math.min(14, bits - 15));
  }
}
