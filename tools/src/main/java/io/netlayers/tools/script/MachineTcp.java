package io.netlayers.tools.script;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Octets;
import io.netlayers.fsm.tcp.InitialSequence;
import io.netlayers.fsm.tcp.NetworkErrorKind;
import io.netlayers.fsm.tcp.TcpCallException;
import io.netlayers.fsm.tcp.TcpConnection;
import io.netlayers.fsm.tcp.TcpError;
import io.netlayers.fsm.tcp.TcpPool;
import io.netlayers.fsm.tcp.TcpState;
import io.netlayers.tcp.TcpDecodeStatus;
import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.testkit.script.model.Dialect;
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
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** This project's TCP under a script: sockets and listeners over {@link TcpConnection}s. */
public final class MachineTcp implements TcpUnderTest {
  private static final int TCP = 6;
  private static final int FIRST_EPHEMERAL = 40_000;

  /** Numbers at a distance, the first close to where they wrap, so that scripts cross it. */
  private static final class SpacedSequence implements InitialSequence {
    private static final int FIRST = -3_000;
    private static final int DISTANCE = 64_000;

    private int next = FIRST;

    @Override
    public @Unsigned int initialSequence(TcpConnection connection, long nowNanos) {
      int given = next;
      next += DISTANCE;
      return Octets.asBits(given);
    }
  }

  private final ScriptSetup setup;
  private final MachineSettings settings;
  private final MachineOptions options;
  private final long pseudoHeader;
  private final TcpPool pool = new TcpPool();
  private final TcpSegmentView view = new TcpSegmentView();
  private final CollectingSink sink = new CollectingSink();
  private final InitialSequence sequences = new SpacedSequence();
  private final Map<Integer, MachineSocket> sockets = new LinkedHashMap<>();

  /** Connections with what socket they came from, as long as they are not forgotten. */
  private final Map<TcpConnection, MachineSocket> connections = new LinkedHashMap<>();

  private int nextHandle;
  private int nextPort = FIRST_EPHEMERAL;

  /** A TCP for one script. */
  public MachineTcp(ScriptSetup setup) {
    this.setup = setup;
    this.settings = new MachineSettings(setup);
    this.options = new MachineOptions(setup.dialect());
    this.pseudoHeader = InternetChecksum.pseudoHeader(setup.local(), setup.remote(), TCP);
  }

  private boolean linux() {
    return setup.dialect() == Dialect.LINUX;
  }

  @Override
  public SettingAnswer set(TcpSetting setting, SettingValue value) {
    return settings.set(setting, value);
  }

  // ---- sockets

  @Override
  public CallResult socket(long nowNanos) {
    return CallResult.done(open(new MachineSocket()));
  }

  private int open(MachineSocket socket) {
    sockets.put(nextHandle, socket);
    return nextHandle++;
  }

  private MachineSocket socket(int handle) {
    MachineSocket socket = sockets.get(handle);
    return socket == null ? new MachineSocket() : socket;
  }

  @Override
  public CallResult bind(int handle, int port, long nowNanos) {
    MachineSocket socket = socket(handle);
    if (socket.port != 0) {
      return CallResult.failed("EINVAL");
    }
    socket.port = port;
    return CallResult.done(0);
  }

  @Override
  public CallResult listen(int handle, int backlog, long nowNanos) {
    MachineSocket socket = socket(handle);
    if (socket.connection != null) {
      return CallResult.failed("EINVAL");
    }
    socket.listening = true;
    socket.backlog = backlog;
    return CallResult.done(0);
  }

  @Override
  public CallResult accept(int handle, long nowNanos) {
    MachineSocket socket = socket(handle);
    if (!socket.listening) {
      return CallResult.failed("EINVAL");
    }
    TcpConnection connection = socket.ready.poll();
    if (connection == null) {
      return CallResult.failed("EAGAIN");
    }
    MachineSocket accepted = MachineSocket.accepted(socket, connection);
    connections.put(connection, accepted);
    return CallResult.done(open(accepted));
  }

  @Override
  public CallResult connect(int handle, int remotePort, long nowNanos) {
    MachineSocket socket = socket(handle);
    if (socket.listening) {
      return CallResult.failed(linux() ? "EISCONN" : "EOPNOTSUPP");
    }
    TcpConnection connection = socket.connection;
    if (connection == null) {
      socket.port = socket.port == 0 ? nextPort++ : socket.port;
      begin(socket, remotePort).openActive(nowNanos);
      return CallResult.failed("EINPROGRESS");
    }
    switch (connection.state()) {
      case SYN_SENT, SYN_RECEIVED:
        return CallResult.failed("EALREADY");
      case CLOSED:
        String errno = takeError(connection);
        return CallResult.failed(errno.isEmpty() ? "ECONNABORTED" : errno);
      default:
        if (socket.connectedSaid) {
          return CallResult.failed("EISCONN");
        }
        socket.connectedSaid = true;
        return CallResult.done(0);
    }
  }

  private TcpConnection begin(MachineSocket socket, int remotePort) {
    TcpConnection connection = make(socket);
    socket.connection = connection.remote(remotePort, pseudoHeader);
    connections.put(connection, socket);
    return connection;
  }

  private TcpConnection make(MachineSocket socket) {
    TcpConnection connection =
        new TcpConnection(
            settings.config(socket, listener(socket.port) != null), pool, sequences, socket.port);
    socket.configure(connection);
    return connection;
  }

  private static String takeError(TcpConnection connection) {
    String name = MachineErrors.errno(connection, connection.pendingError());
    connection.user().takeError();
    return name;
  }

  @Override
  public CallResult read(int handle, int most, boolean peek, long nowNanos) {
    MachineSocket socket = socket(handle);
    TcpConnection connection = socket.connection;
    if (connection == null) {
      return CallResult.failed("ENOTCONN");
    }
    ByteBuffer buffer = ByteBuffer.allocate(Math.max(0, Math.min(most, 1 << 24)));
    try {
      int taken = peek ? connection.peek(buffer) : connection.read(buffer, nowNanos);
      if (taken == TcpConnection.FAILED) {
        return CallResult.failed(takeError(connection));
      }
      if (taken == TcpConnection.END_OF_STREAM) {
        return CallResult.done(0);
      }
      return taken == 0 && most > 0 ? CallResult.failed("EAGAIN") : CallResult.done(taken);
    } catch (TcpCallException e) {
      // the end was told already; before a connection there is nothing to read
      boolean early = connection.state() == TcpState.LISTEN;
      return early ? CallResult.failed("ENOTCONN") : CallResult.done(0);
    }
  }

  @Override
  public CallResult write(int handle, int octets, boolean more, long nowNanos) {
    MachineSocket socket = socket(handle);
    TcpConnection connection = socket.connection;
    if (connection == null) {
      return CallResult.failed(linux() ? "EPIPE" : "ENOTCONN");
    }
    TcpState state = connection.state();
    if (state == TcpState.SYN_SENT || state == TcpState.SYN_RECEIVED) {
      return CallResult.failed(linux() ? "EAGAIN" : "ENOTCONN");
    }
    if (socket.writeShut) {
      return CallResult.failed("EPIPE");
    }
    try {
      connection.user().cork(more || socket.corked);
      int taken = connection.write(ByteBuffer.allocate(octets), nowNanos);
      if (taken == TcpConnection.FAILED) {
        return CallResult.failed(takeError(connection));
      }
      return taken == 0 && octets > 0 ? CallResult.failed("EAGAIN") : CallResult.done(taken);
    } catch (TcpCallException e) {
      return CallResult.failed("EPIPE");
    }
  }

  @Override
  public CallResult shutdown(int handle, boolean reading, boolean writing, long nowNanos) {
    MachineSocket socket = socket(handle);
    TcpConnection connection = socket.connection;
    if (connection == null || connection.state() == TcpState.CLOSED) {
      return CallResult.failed("ENOTCONN");
    }
    if (writing && !socket.writeShut) {
      socket.writeShut = true;
      try {
        connection.shutdown(nowNanos);
      } catch (TcpCallException e) {
        return CallResult.failed("ENOTCONN");
      }
    }
    if (reading && !socket.readShut && connection.state() != TcpState.CLOSED) {
      socket.readShut = true;
      connection.shutdownRead(nowNanos);
    }
    return CallResult.done(0);
  }

  @Override
  public CallResult close(int handle, long nowNanos) {
    MachineSocket socket = socket(handle);
    TcpConnection connection = socket.connection;
    if (connection != null) {
      if (socket.closingSince < 0) {
        socket.closingSince = nowNanos;
        closeQuietly(connection, nowNanos);
      }
      if (socket.lingerNanos > 0 && lingers(socket, connection, nowNanos)) {
        return CallResult.failed("EAGAIN");
      }
    }
    if (socket.listening) {
      for (TcpConnection waiting : connections.keySet()) {
        if (connections.get(waiting) == socket) {
          abortQuietly(waiting, nowNanos);
        }
      }
    }
    sockets.remove(handle);
    return CallResult.done(0);
  }

  private static boolean lingers(MachineSocket socket, TcpConnection connection, long now) {
    boolean unsent =
        switch (connection.state()) {
          case FIN_WAIT_1, CLOSING, LAST_ACK -> true;
          default -> false;
        };
    return unsent && now < socket.closingSince + socket.lingerNanos;
  }

  private static void closeQuietly(TcpConnection connection, long now) {
    try {
      connection.close(now);
    } catch (TcpCallException e) {
      // there is nothing left to close
    }
  }

  private static void abortQuietly(TcpConnection connection, long now) {
    try {
      connection.abort(now);
    } catch (TcpCallException e) {
      // there is nothing left to abort
    }
  }

  @Override
  public CallResult setOption(int handle, SocketOption option, OptionValue value, long nowNanos) {
    return options.set(socket(handle), option, value);
  }

  @Override
  public OptionAnswer option(int handle, SocketOption option, long nowNanos) {
    MachineSocket socket = socket(handle);
    TcpConnection connection = socket.connection;
    if (option == SocketOption.ERROR) {
      String name = connection == null ? "" : takeError(connection);
      return OptionAnswer.of(OptionValue.of(name));
    }
    return options.get(socket, option, settings, setup);
  }

  @Override
  public int readiness(int handle, long nowNanos) {
    MachineSocket socket = socket(handle);
    if (socket.listening) {
      return socket.ready.isEmpty() ? 0 : Readiness.IN;
    }
    TcpConnection connection = socket.connection;
    if (connection == null || connection.state() == TcpState.CLOSED) {
      boolean failed = connection != null && connection.pendingError() != TcpError.NONE;
      int ended = connection == null ? 0 : Readiness.IN | Readiness.READ_HANG_UP;
      return Readiness.OUT | Readiness.HANG_UP | (failed ? Readiness.ERROR : 0) | ended;
    }
    int ready = 0;
    boolean peerClosed =
        switch (connection.state()) {
          case CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> true;
          default -> false;
        };
    if (connection.user().readable() > 0 || peerClosed || socket.readShut) {
      ready |= Readiness.IN;
    }
    if (peerClosed || socket.readShut) {
      ready |= Readiness.READ_HANG_UP;
    }
    if (peerClosed && socket.writeShut) {
      ready |= Readiness.HANG_UP;
    }
    boolean opening =
        connection.state() == TcpState.SYN_SENT || connection.state() == TcpState.SYN_RECEIVED;
    if (!opening && (connection.user().writable() > 0 || socket.writeShut)) {
      ready |= Readiness.OUT;
    }
    return ready;
  }

  // ---- segments

  private @Nullable MachineSocket listener(int port) {
    for (MachineSocket socket : sockets.values()) {
      if (socket.listening && socket.port == port) {
        return socket;
      }
    }
    return null;
  }

  private @Nullable TcpConnection find(int localPort, int remotePort) {
    for (TcpConnection connection : connections.keySet()) {
      if (connection.localPort() == localPort
          && connection.remotePort() == remotePort
          && connection.state() != TcpState.CLOSED) {
        return connection;
      }
    }
    return null;
  }

  @Override
  public void onSegment(ByteBuffer segment, int tos, long nowNanos) {
    if (view.wrap(segment, 0, segment.limit()) != TcpDecodeStatus.OK) {
      return;
    }
    boolean synFin = has(TcpFlags.SYN) && has(TcpFlags.FIN);
    if (synFin && settings.on(TcpSetting.DROP_SYNFIN)) {
      return;
    }
    int ecn = tos & 3;
    TcpConnection connection = find(view.destinationPort(), view.sourcePort());
    if (connection == null) {
      unconnected(ecn, nowNanos);
      return;
    }
    boolean wasWaiting = connection.state() == TcpState.TIME_WAIT;
    boolean wasOpening = !connection.state().isSynchronized();
    connection.onSegment(view, pseudoHeader, ecn, nowNanos);
    if (wasOpening && connection.state().isSynchronized() && !linux()) {
      roundBuffers(connection);
    }
    if (wasWaiting && connection.state() == TcpState.SYN_RECEIVED) {
      MachineSocket listener = listener(connection.localPort());
      if (listener != null) {
        connections.put(connection, listener);
      }
    }
    settle(connection);
  }

  /** A segment for no connection: the listening socket's, or nobody's. */
  private void unconnected(int ecn, long now) {
    MachineSocket listener = listener(view.destinationPort());
    MachineSocket owner = listener == null ? new MachineSocket() : listener;
    owner.port = view.destinationPort();
    if (listener == null && blackholed()) {
      return;
    }
    boolean opens = has(TcpFlags.SYN) && !has(TcpFlags.ACK);
    if (listener != null && opens && listener.ready.size() > listener.backlog) {
      return;
    }
    TcpConnection connection = make(owner);
    if (listener != null) {
      connection.openPassive(now);
    }
    connection.onSegment(view, pseudoHeader, ecn, now);
    connections.put(connection, owner);
    settle(connection);
  }

  private boolean has(int flag) {
    return view.has(flag);
  }

  private boolean blackholed() {
    long level = settings.number(TcpSetting.BLACKHOLE);
    return level >= 2 || level == 1 && has(TcpFlags.SYN);
  }

  /** FreeBSD rounds its buffers up to whole segments when a connection stands. */
  private void roundBuffers(TcpConnection connection) {
    MachineSocket owner = connections.get(connection);
    if (owner != null) {
      long receive = options.receiveBuffer(owner, settings, connection);
      connection.user().receiveBuffer((int) receive);
    }
  }

  /** Moves a connection that a listening socket has opened to where {@code accept} finds it. */
  private void settle(TcpConnection connection) {
    MachineSocket owner = connections.get(connection);
    if (owner == null || !owner.listening || owner.ready.contains(connection)) {
      return;
    }
    TcpState state = connection.state();
    if (state.isSynchronized()) {
      owner.ready.add(connection);
    }
  }

  @Override
  public void onIcmp(IcmpError error, long nowNanos) {
    byte[] quoted = error.quoted().toByteArray();
    ByteBuffer buffer = ByteBuffer.wrap(quoted);
    TcpConnection connection = find(Octets.u16(buffer, 0), Octets.u16(buffer, 2));
    if (connection == null) {
      return;
    }
    NetworkErrorKind kind = MachineErrors.kind(error);
    if (kind == NetworkErrorKind.TOO_BIG && !settings.on(TcpSetting.PATH_MTU_DISCOVERY)
        || kind == NetworkErrorKind.HARD && !settings.on(TcpSetting.ICMP_MAY_RESET)) {
      return;
    }
    int header = error.ipVersion() == 6 ? 40 : 20;
    connection.onNetworkError(
        kind,
        MachineErrors.number(error),
        Octets.bits32(buffer, 4),
        Math.max(error.mtu() - header, 0),
        nowNanos);
    forget();
  }

  @Override
  public void onTimeout(long nowNanos) {
    for (TcpConnection connection : List.copyOf(connections.keySet())) {
      if (connection.nextDeadline() <= nowNanos) {
        connection.onTimeout(nowNanos);
      }
    }
  }

  @Override
  public long nextDeadline() {
    long next = NO_DEADLINE;
    for (TcpConnection connection : connections.keySet()) {
      next = Math.min(next, connection.nextDeadline());
    }
    return next;
  }

  @Override
  public List<SentSegment> transmit(long nowNanos) {
    for (Map.Entry<TcpConnection, MachineSocket> entry : connections.entrySet()) {
      sink.mark(entry.getValue().tos, entry.getValue().ttl);
      while (entry.getKey().pollTransmit(nowNanos, sink)) {
        // until there is no more
      }
    }
    forget();
    return sink.take();
  }

  /** Forgets connections that are over and that nobody has a handle of. */
  private void forget() {
    connections
        .entrySet()
        .removeIf(
            entry -> {
              TcpState state = entry.getKey().state();
              MachineSocket owner = entry.getValue();
              boolean held = sockets.containsValue(owner) && owner.connection == entry.getKey();
              boolean over = state == TcpState.CLOSED || state == TcpState.LISTEN;
              return over
                  && !held
                  && !owner.ready.contains(entry.getKey())
                  && entry.getKey().nextDeadline() == TcpConnection.NO_DEADLINE;
            });
  }

  // ---- state

  @Override
  public OptionalLong info(int handle, String name, long nowNanos) {
    MachineSocket socket = socket(handle);
    TcpConnection connection = socket.connection;
    if (connection == null) {
      boolean asksState = name.equals("tcpi_state");
      return asksState ? OptionalLong.of(socket.listening ? 10 : 7) : OptionalLong.empty();
    }
    return MachineInfo.value(connection.info(), name, setup.dialect());
  }

  @Override
  public List<String> states() {
    List<String> states = new ArrayList<>();
    for (MachineSocket socket : sockets.values()) {
      if (socket.connection == null) {
        states.add(socket.listening ? "LISTEN" : "CLOSED");
      }
    }
    for (Map.Entry<TcpConnection, MachineSocket> entry : connections.entrySet()) {
      TcpState state = entry.getKey().state();
      boolean shown =
          state != TcpState.LISTEN
              && (state != TcpState.CLOSED || sockets.containsValue(entry.getValue()));
      if (shown) {
        states.add(state == TcpState.SYN_RECEIVED ? "SYN_RCVD" : state.name());
      }
    }
    return states;
  }
}
