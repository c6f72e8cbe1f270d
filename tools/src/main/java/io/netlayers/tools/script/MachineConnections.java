package io.netlayers.tools.script;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Octets;
import io.netlayers.fsm.tcp.InitialSequence;
import io.netlayers.fsm.tcp.NetworkErrorKind;
import io.netlayers.fsm.tcp.TcpConnection;
import io.netlayers.fsm.tcp.TcpPool;
import io.netlayers.fsm.tcp.TcpState;
import io.netlayers.tcp.TcpDecodeStatus;
import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.testkit.script.model.Dialect;
import io.netlayers.testkit.script.port.IcmpError;
import io.netlayers.testkit.script.port.ScriptSetup;
import io.netlayers.testkit.script.port.SentSegment;
import io.netlayers.testkit.script.port.TcpSetting;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** The connections under a script's sockets: segments, errors and time go to the right one. */
final class MachineConnections {
  private static final int TCP = 6;

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
  private final Collection<MachineSocket> sockets;
  private final long pseudoHeader;
  private final TcpPool pool = new TcpPool();
  private final TcpSegmentView view = new TcpSegmentView();
  private final CollectingSink sink = new CollectingSink();
  private final InitialSequence sequences = new SpacedSequence();

  /** Connections with what socket they came from, as long as they are not forgotten. */
  private final Map<TcpConnection, MachineSocket> owners = new LinkedHashMap<>();

  /**
   * No connections.
   *
   * @param sockets those that are open at any time
   */
  MachineConnections(
      ScriptSetup setup,
      MachineSettings settings,
      MachineOptions options,
      Collection<MachineSocket> sockets) {
    this.setup = setup;
    this.settings = settings;
    this.options = options;
    this.sockets = sockets;
    this.pseudoHeader = InternetChecksum.pseudoHeader(setup.local(), setup.remote(), TCP);
  }

  /** A connection has a socket of its own now. */
  void give(TcpConnection connection, MachineSocket owner) {
    owners.put(connection, owner);
  }

  /** The connections that a socket has, or that a listening one has brought about. */
  List<TcpConnection> of(MachineSocket owner) {
    List<TcpConnection> its = new ArrayList<>();
    owners.forEach(
        (connection, socket) -> {
          if (socket == owner) {
            its.add(connection);
          }
        });
    return its;
  }

  /** A connection for a socket that connects. */
  TcpConnection begin(MachineSocket socket, int remotePort) {
    TcpConnection connection = make(socket);
    socket.connection = connection.remote(remotePort, pseudoHeader);
    owners.put(connection, socket);
    return connection;
  }

  private TcpConnection make(MachineSocket socket) {
    TcpConnection connection =
        new TcpConnection(
            settings.config(socket, listener(socket.port) != null), pool, sequences, socket.port);
    socket.configure(connection);
    return connection;
  }

  // ---- segments

  @Nullable MachineSocket listener(int port) {
    for (MachineSocket socket : sockets) {
      if (socket.listening && socket.port == port) {
        return socket;
      }
    }
    return null;
  }

  private @Nullable TcpConnection find(int localPort, int remotePort) {
    for (TcpConnection connection : owners.keySet()) {
      if (connection.localPort() == localPort
          && connection.remotePort() == remotePort
          && connection.state() != TcpState.CLOSED) {
        return connection;
      }
    }
    return null;
  }

  void onSegment(ByteBuffer segment, int tos, long nowNanos) {
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
    if (wasOpening && connection.state().isSynchronized() && setup.dialect() != Dialect.LINUX) {
      roundBuffers(connection);
    }
    if (wasWaiting && connection.state() == TcpState.SYN_RECEIVED) {
      MachineSocket listener = listener(connection.localPort());
      if (listener != null) {
        owners.put(connection, listener);
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
    owners.put(connection, owner);
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
    MachineSocket owner = owners.get(connection);
    if (owner != null) {
      long receive = options.receiveBuffer(owner, settings, connection);
      connection.user().receiveBuffer((int) receive);
    }
  }

  /** Moves a connection that a listening socket has opened to where {@code accept} finds it. */
  private void settle(TcpConnection connection) {
    MachineSocket owner = owners.get(connection);
    if (owner == null || !owner.listening || owner.ready.contains(connection)) {
      return;
    }
    TcpState state = connection.state();
    if (state.isSynchronized()) {
      owner.ready.add(connection);
    }
  }

  void onIcmp(IcmpError error, long nowNanos) {
    byte[] quoted = error.quoted().toByteArray();
    ByteBuffer buffer = ByteBuffer.wrap(quoted);
    TcpConnection connection = find(Octets.u16(buffer, 0), Octets.u16(buffer, 2));
    if (connection == null) {
      return;
    }
    NetworkErrorKind kind = MachineErrors.kind(error, setup.dialect() == Dialect.LINUX);
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

  void onTimeout(long nowNanos) {
    for (TcpConnection connection : List.copyOf(owners.keySet())) {
      if (connection.nextDeadline() <= nowNanos) {
        connection.onTimeout(nowNanos);
      }
    }
  }

  long nextDeadline() {
    long next = TcpConnection.NO_DEADLINE;
    for (TcpConnection connection : owners.keySet()) {
      next = Math.min(next, connection.nextDeadline());
    }
    return next;
  }

  List<SentSegment> transmit(long nowNanos) {
    for (Map.Entry<TcpConnection, MachineSocket> entry : owners.entrySet()) {
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
    owners
        .entrySet()
        .removeIf(
            entry -> {
              TcpState state = entry.getKey().state();
              MachineSocket owner = entry.getValue();
              boolean held = sockets.contains(owner) && owner.connection == entry.getKey();
              boolean over = state == TcpState.CLOSED || state == TcpState.LISTEN;
              return over
                  && !held
                  && !owner.ready.contains(entry.getKey())
                  && entry.getKey().nextDeadline() == TcpConnection.NO_DEADLINE;
            });
  }

  /** The states of those that are seen from outside, by FreeBSD's names. */
  List<String> states() {
    List<String> states = new ArrayList<>();
    for (Map.Entry<TcpConnection, MachineSocket> entry : owners.entrySet()) {
      TcpState state = entry.getKey().state();
      boolean shown =
          state != TcpState.LISTEN
              && (state != TcpState.CLOSED || sockets.contains(entry.getValue()));
      if (shown) {
        states.add(state == TcpState.SYN_RECEIVED ? "SYN_RCVD" : state.name());
      }
    }
    return states;
  }
}
