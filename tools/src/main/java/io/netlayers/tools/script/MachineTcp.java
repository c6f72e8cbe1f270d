package io.netlayers.tools.script;

import io.netlayers.fsm.tcp.TcpCallException;
import io.netlayers.fsm.tcp.TcpConnection;
import io.netlayers.fsm.tcp.TcpState;
import io.netlayers.testkit.script.model.Dialect;
import io.netlayers.testkit.script.port.CallResult;
import io.netlayers.testkit.script.port.IcmpError;
import io.netlayers.testkit.script.port.OptionAnswer;
import io.netlayers.testkit.script.port.OptionValue;
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

/** This project's TCP under a script: sockets and listeners over {@link TcpConnection}s. */
public final class MachineTcp implements TcpUnderTest {
  private static final int FIRST_EPHEMERAL = 40_000;

  private final ScriptSetup setup;
  private final MachineSettings settings;
  private final MachineOptions options;
  private final Map<Integer, MachineSocket> sockets = new LinkedHashMap<>();

  private final MachineConnections connections;
  private int nextHandle;
  private int nextPort = FIRST_EPHEMERAL;

  /** A TCP for one script. */
  public MachineTcp(ScriptSetup setup) {
    this.setup = setup;
    this.settings = new MachineSettings(setup);
    this.options = new MachineOptions(setup.dialect());
    this.connections = new MachineConnections(setup, settings, options, sockets.values());
  }

  private boolean linux() {
    return setup.dialect() == Dialect.LINUX;
  }

  @Override
  public SettingAnswer set(TcpSetting setting, SettingValue value) {
    return settings.set(setting, value);
  }

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
    connections.give(connection, accepted);
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
      connections.begin(socket, remotePort).openActive(nowNanos);
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

  private String takeError(TcpConnection connection) {
    String name = MachineErrors.errno(connection, connection.pendingError(), linux());
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
      connections.of(socket).forEach(waiting -> abortQuietly(waiting, nowNanos));
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
    return options.set(socket(handle), option, value, settings);
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
    return MachineReadiness.of(socket(handle));
  }

  @Override
  public void onSegment(ByteBuffer segment, int tos, long nowNanos) {
    connections.onSegment(segment, tos, nowNanos);
  }

  @Override
  public void onIcmp(IcmpError error, long nowNanos) {
    connections.onIcmp(error, nowNanos);
  }

  @Override
  public void onTimeout(long nowNanos) {
    connections.onTimeout(nowNanos);
  }

  @Override
  public long nextDeadline() {
    return connections.nextDeadline();
  }

  @Override
  public List<SentSegment> transmit(long nowNanos) {
    return connections.transmit(nowNanos);
  }

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
    states.addAll(connections.states());
    return states;
  }
}
