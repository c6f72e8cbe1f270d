package io.netlayers.testkit.script;

import io.netlayers.core.OctetString;
import io.netlayers.testkit.script.model.SegmentLine;
import io.netlayers.testkit.script.model.TcpOptionLine;
import io.netlayers.testkit.script.port.CallResult;
import io.netlayers.testkit.script.port.IcmpError;
import io.netlayers.testkit.script.port.OptionAnswer;
import io.netlayers.testkit.script.port.OptionValue;
import io.netlayers.testkit.script.port.Readiness;
import io.netlayers.testkit.script.port.ScriptSetup;
import io.netlayers.testkit.script.port.SentSegment;
import io.netlayers.testkit.script.port.SettingAnswer;
import io.netlayers.testkit.script.port.SettingValue;
import io.netlayers.testkit.script.port.SocketOption;
import io.netlayers.testkit.script.port.TcpSetting;
import io.netlayers.testkit.script.port.TcpUnderTest;
import io.netlayers.testkit.script.wire.SegmentReader;
import io.netlayers.testkit.script.wire.SegmentWriter;
import io.netlayers.testkit.script.wire.WireSegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Just enough of a TCP, for one connection, to show what the runner sees and what it minds. Each
 * {@link Fault} makes it do one thing wrong.
 */
final class FakeTcp implements TcpUnderTest {
  enum Fault {
    NONE,
    WRONG_ACK,
    WRONG_FLAGS,
    WRONG_LENGTH,
    WRONG_WINDOW,
    OPTION_ORDER,
    OPTION_MISSING,
    BAD_CHECKSUM,
    DATA_NOT_ZERO,
    EXTRA_ACK,
    LATE,
    SILENT
  }

  static final long ISN = 0xFFFF_FF00L;
  private static final int FIRST_STAMP = 77_000;
  private static final long RTO = 1_000_000_000L;

  private final ScriptSetup setup;
  private final Fault fault;
  private final List<SentSegment> out = new ArrayList<>();
  final Map<TcpSetting, SettingValue> settings = new EnumMap<>(TcpSetting.class);
  final List<IcmpError> icmp = new ArrayList<>();
  final List<WireSegment> arrived = new ArrayList<>();
  private String state = "CLOSED";
  private int localPort;
  private int remotePort;
  private long sndUna = ISN;
  private long sndNxt = ISN;
  private long rcvNxt;
  private long peerStamp;
  private boolean stamps;
  private int mss = 536;
  private int readable;
  private boolean ended;
  private boolean accepted;
  private long deadline = NO_DEADLINE;
  private String error = "";

  FakeTcp(ScriptSetup setup, Fault fault) {
    this.setup = setup;
    this.fault = fault;
  }

  private void send(int flags, long seq, int length, List<TcpOptionLine> options, long now) {
    if (fault == Fault.SILENT && length > 0) {
      return;
    }
    List<TcpOptionLine> all = new ArrayList<>(options);
    if (stamps && (flags & (SegmentLine.SYN | SegmentLine.RST)) == 0) {
      all.add(new TcpOptionLine.NoOperation());
      all.add(new TcpOptionLine.NoOperation());
      all.add(new TcpOptionLine.Timestamps(stamp(now), peerStamp));
    }
    boolean dataFault = length > 0;
    int sentFlags = fault == Fault.WRONG_FLAGS && dataFault ? flags ^ SegmentLine.PSH : flags;
    long ack = (flags & SegmentLine.ACK) != 0 ? rcvNxt : 0;
    if (fault == Fault.WRONG_ACK && dataFault) {
      ack++;
    }
    int window = fault == Fault.WRONG_WINDOW && dataFault ? 999 : 1000;
    int sentLength = fault == Fault.WRONG_LENGTH && dataFault ? length - 1 : length;
    WireSegment segment =
        new WireSegment(
            localPort, remotePort, wrap(seq), wrap(ack), sentFlags, window, 0, all, sentLength);
    byte[] octets = SegmentWriter.write(segment, setup.local(), setup.remote());
    if (fault == Fault.BAD_CHECKSUM && dataFault) {
      octets[16] ^= 1;
    }
    if (fault == Fault.DATA_NOT_ZERO && dataFault) {
      // two octets that leave the sum as it is
      octets[octets.length - 1] = (byte) 0xFF;
      octets[octets.length - 2] = (byte) 0xFF;
    }
    long at = fault == Fault.LATE && dataFault ? now + 50_000_000 : now;
    out.add(new SentSegment(OctetString.copyOf(octets), 0, 64, at));
    if (fault == Fault.EXTRA_ACK && dataFault) {
      out.add(new SentSegment(OctetString.copyOf(octets), 0, 64, at));
    }
  }

  private long stamp(long now) {
    return FIRST_STAMP + (now - setup.startNanos()) / 1_000_000;
  }

  private static long wrap(long number) {
    return number & 0xFFFF_FFFFL;
  }

  private List<TcpOptionLine> synOptions(boolean withStamps, long now) {
    List<TcpOptionLine> options = new ArrayList<>();
    options.add(new TcpOptionLine.MaximumSegmentSize(1460));
    if (fault != Fault.OPTION_MISSING) {
      options.add(new TcpOptionLine.NoOperation());
      options.add(new TcpOptionLine.NoOperation());
      options.add(new TcpOptionLine.SackPermitted());
    }
    if (withStamps) {
      options.add(new TcpOptionLine.NoOperation());
      options.add(new TcpOptionLine.NoOperation());
      options.add(new TcpOptionLine.Timestamps(stamp(now), peerStamp));
    }
    if (fault == Fault.OPTION_ORDER) {
      options.add(0, options.remove(3));
    }
    return options;
  }

  @Override
  public SettingAnswer set(TcpSetting setting, SettingValue value) {
    settings.put(setting, value);
    return setting == TcpSetting.DROP_SYNFIN ? SettingAnswer.LACKING : SettingAnswer.TAKEN;
  }

  @Override
  public CallResult socket(long nowNanos) {
    return CallResult.done(0);
  }

  @Override
  public CallResult bind(int handle, int port, long nowNanos) {
    localPort = port;
    return CallResult.done(0);
  }

  @Override
  public CallResult listen(int handle, int backlog, long nowNanos) {
    state = "LISTEN";
    return CallResult.done(0);
  }

  @Override
  public CallResult accept(int handle, long nowNanos) {
    if (!state.equals("ESTABLISHED") || accepted) {
      return CallResult.failed("EAGAIN");
    }
    accepted = true;
    return CallResult.done(1);
  }

  @Override
  public CallResult connect(int handle, int port, long nowNanos) {
    switch (state) {
      case "CLOSED":
        state = "SYN_SENT";
        localPort = 40_000;
        remotePort = port;
        send(SegmentLine.SYN, ISN, 0, synOptions(true, nowNanos), nowNanos);
        sndNxt = ISN + 1;
        deadline = nowNanos + RTO;
        return CallResult.failed("EINPROGRESS");
      case "SYN_SENT":
        return CallResult.failed("EALREADY");
      default:
        return CallResult.done(0);
    }
  }

  @Override
  public CallResult read(int handle, int most, boolean peek, long nowNanos) {
    if (readable == 0) {
      return ended ? CallResult.done(0) : CallResult.failed("EAGAIN");
    }
    int taken = Math.min(most, readable);
    readable -= peek ? 0 : taken;
    return CallResult.done(taken);
  }

  @Override
  public CallResult write(int handle, int octets, boolean more, long nowNanos) {
    if (!error.isEmpty()) {
      return CallResult.failed("EPIPE");
    }
    int left = octets;
    while (left > 0) {
      int part = Math.min(left, mss - (stamps ? 12 : 0));
      left -= part;
      int flags = SegmentLine.ACK | (left == 0 && !more ? SegmentLine.PSH : 0);
      send(flags, sndNxt, part, List.of(), nowNanos);
      sndNxt += part;
    }
    deadline = nowNanos + RTO;
    return CallResult.done(octets);
  }

  @Override
  public CallResult shutdown(int handle, boolean reading, boolean writing, long nowNanos) {
    return CallResult.unsupported("no shutdown");
  }

  @Override
  public CallResult close(int handle, long nowNanos) {
    if (state.equals("ESTABLISHED")) {
      send(SegmentLine.FIN | SegmentLine.ACK, sndNxt++, 0, List.of(), nowNanos);
      state = "FIN_WAIT_1";
    }
    return CallResult.done(0);
  }

  @Override
  public CallResult setOption(int handle, SocketOption option, OptionValue value, long nowNanos) {
    return option == SocketOption.CORK ? CallResult.failed("ENOPROTOOPT") : CallResult.done(0);
  }

  @Override
  public OptionAnswer option(int handle, SocketOption option, long nowNanos) {
    return option == SocketOption.ERROR
        ? OptionAnswer.of(OptionValue.of(error))
        : OptionAnswer.of(65_536);
  }

  @Override
  public int readiness(int handle, long nowNanos) {
    return (readable > 0 || ended ? Readiness.IN : 0) | Readiness.OUT;
  }

  @Override
  public void onSegment(ByteBuffer octets, int tos, long nowNanos) {
    WireSegment segment;
    try {
      segment =
          SegmentReader.read(
              OctetString.copyOf(octets, 0, octets.limit()), setup.remote(), setup.local());
    } catch (SegmentReader.BadSegmentException e) {
      throw new AssertionError("the runner injected a wrong segment", e);
    }
    arrived.add(segment);
    if ((segment.flags() & SegmentLine.RST) != 0) {
      state = "CLOSED";
      error = "ECONNRESET";
      deadline = NO_DEADLINE;
      return;
    }
    if ((segment.flags() & SegmentLine.SYN) != 0) {
      syn(segment, nowNanos);
      return;
    }
    if ((segment.flags() & SegmentLine.ACK) != 0) {
      sndUna = segment.ack();
      deadline = wrap(sndNxt) == sndUna ? NO_DEADLINE : deadline;
      state = state.equals("SYN_RCVD") ? "ESTABLISHED" : state;
    }
    if (segment.seq() == wrap(rcvNxt) && segment.length() > 0) {
      rcvNxt += segment.length();
      readable += segment.length();
      send(SegmentLine.ACK, sndNxt, 0, List.of(), nowNanos);
    }
    if ((segment.flags() & SegmentLine.FIN) != 0) {
      rcvNxt++;
      ended = true;
      send(SegmentLine.ACK, sndNxt, 0, List.of(), nowNanos);
    }
  }

  private void syn(WireSegment segment, long now) {
    for (TcpOptionLine option : segment.options()) {
      if (option instanceof TcpOptionLine.MaximumSegmentSize size) {
        mss = size.octets();
      } else if (option instanceof TcpOptionLine.Timestamps stamp) {
        stamps = true;
        peerStamp = stamp.value();
      }
    }
    rcvNxt = segment.seq() + 1;
    if (state.equals("SYN_SENT")) {
      state = "ESTABLISHED";
      deadline = NO_DEADLINE;
      send(SegmentLine.ACK, sndNxt, 0, List.of(), now);
      return;
    }
    remotePort = segment.sourcePort();
    localPort = segment.destinationPort();
    state = "SYN_RCVD";
    send(SegmentLine.SYN | SegmentLine.ACK, ISN, 0, synOptions(stamps, now), now);
    sndNxt = ISN + 1;
  }

  @Override
  public void onIcmp(IcmpError received, long nowNanos) {
    icmp.add(received);
  }

  @Override
  public void onTimeout(long nowNanos) {
    if (nowNanos < deadline) {
      return;
    }
    deadline = NO_DEADLINE;
    if (state.equals("SYN_SENT")) {
      send(SegmentLine.SYN, ISN, 0, synOptions(true, nowNanos), nowNanos);
    } else {
      int length = (int) Math.min(wrap(sndNxt - sndUna), mss);
      send(SegmentLine.ACK | SegmentLine.PSH, sndUna, length, List.of(), nowNanos);
    }
  }

  @Override
  public long nextDeadline() {
    return deadline;
  }

  @Override
  public List<SentSegment> transmit(long nowNanos) {
    List<SentSegment> sent = List.copyOf(out);
    out.clear();
    return sent;
  }

  @Override
  public OptionalLong info(int handle, String name, long nowNanos) {
    return switch (name) {
      case "tcpi_state" -> OptionalLong.of(state.equals("ESTABLISHED") ? 1 : 7);
      case "tcpi_snd_cwnd" -> OptionalLong.of(10);
      default -> OptionalLong.empty();
    };
  }

  @Override
  public List<String> states() {
    return List.of(state);
  }
}
