package io.netlayers.tools.script;

import io.netlayers.fsm.tcp.TcpConnection;
import io.netlayers.fsm.tcp.TcpState;
import io.netlayers.testkit.script.model.Dialect;
import io.netlayers.testkit.script.port.CallResult;
import io.netlayers.testkit.script.port.OptionAnswer;
import io.netlayers.testkit.script.port.OptionValue;
import io.netlayers.testkit.script.port.ScriptSetup;
import io.netlayers.testkit.script.port.SocketOption;
import io.netlayers.testkit.script.port.TcpSetting;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Socket options, as the two kernels take and report them. */
final class MachineOptions {
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLISECOND = 1_000_000L;

  private final boolean linux;

  MachineOptions(Dialect dialect) {
    linux = dialect == Dialect.LINUX;
  }

  CallResult set(
      MachineSocket socket, SocketOption option, OptionValue value, MachineSettings settings) {
    TcpConnection connection = socket.connection;
    long number = value.number();
    switch (option) {
      case REUSE_ADDRESS, REUSE_PORT -> socket.reuseAddress = number != 0;
      case RECEIVE_BUFFER -> {
        // Linux doubles the number and gives half of it to the window
        socket.receiveBuffer = (int) Math.max(number, linux ? 1152 : 1);
        if (connection != null) {
          connection
              .user()
              .receiveBuffer(
                  linux ? settings.window(2L * socket.receiveBuffer) : socket.receiveBuffer);
        }
      }
      case SEND_BUFFER -> {
        socket.sendBuffer = (int) Math.max(linux ? 2 * number : number, linux ? 4608 : 1);
        if (connection != null) {
          connection.user().sendBuffer(socket.sendBuffer);
        }
      }
      case LINGER -> {
        socket.lingerNanos = number == 0 ? MachineSocket.NO_LINGER : value.second() * SECOND;
        if (connection != null) {
          connection.user().linger(socket.lingerNanos);
        }
      }
      case NO_DELAY -> {
        socket.noDelay = number != 0;
        if (connection != null) {
          connection.user().noDelay(socket.noDelay);
        }
      }
      case CORK -> {
        socket.corked = number != 0;
        if (connection != null) {
          connection.user().cork(socket.corked);
        }
      }
      case MAX_SEGMENT -> {
        if (number < (linux ? 88 : 1) || number > 32_767) {
          return CallResult.failed("EINVAL");
        }
        socket.maxSegment = (int) number;
        if (connection != null) {
          connection.user().maxSegment(socket.maxSegment);
        }
      }
      case USER_TIMEOUT -> {
        socket.userTimeout = number * MILLISECOND;
        if (connection != null) {
          connection.user().userTimeout(socket.userTimeout);
        }
      }
      case QUICK_ACK -> {
        if (connection != null && number != 0) {
          connection.user().quickAck(16);
        } else if (connection != null) {
          connection.user().quickAck(0);
        }
      }
      case KEEP_ALIVE, KEEP_IDLE, KEEP_INTERVAL, KEEP_COUNT -> keepAlive(socket, option, number);
      case KEEP_INIT -> socket.keepInit = number * SECOND;
      case DEBUG -> {
        // no effect that a script sees
      }
      case NO_OPTIONS -> socket.noOptions = number != 0;
      case SYN_COUNT -> socket.synCount = (int) number;
      case TTL -> socket.ttl = (int) number;
      case TOS -> socket.tos = (int) number;
      default -> {
        return CallResult.unsupported("socket option " + option.scriptName());
      }
    }
    return CallResult.done(0);
  }

  private static void keepAlive(MachineSocket socket, SocketOption option, long number) {
    switch (option) {
      case KEEP_ALIVE -> socket.keepAlive = number != 0;
      case KEEP_IDLE -> socket.keepIdle = number * SECOND;
      case KEEP_INTERVAL -> socket.keepInterval = number * SECOND;
      default -> socket.keepCount = (int) number;
    }
    TcpConnection connection = socket.connection;
    if (connection == null) {
      return;
    }
    if (socket.keepAlive) {
      connection
          .user()
          .keepAlive(
              socket.keepIdle > 0 ? socket.keepIdle : 7200 * SECOND,
              socket.keepInterval > 0 ? socket.keepInterval : 75 * SECOND,
              socket.keepCount > 0 ? socket.keepCount : 9);
    } else {
      connection.user().keepAlive(false);
    }
  }

  OptionAnswer get(
      MachineSocket socket, SocketOption option, MachineSettings settings, ScriptSetup setup) {
    TcpConnection connection = socket.connection;
    return switch (option) {
      case RECEIVE_BUFFER -> OptionAnswer.of(receiveBuffer(socket, settings, connection));
      case SEND_BUFFER -> {
        long octets =
            socket.sendBuffer > 0 ? socket.sendBuffer : settings.number(TcpSetting.SEND_BUFFER);
        yield OptionAnswer.of(linux ? octets : rounded(octets, connection));
      }
      case LINGER -> {
        boolean on = socket.lingerNanos >= 0;
        yield OptionAnswer.of(
            new OptionValue(on ? 1 : 0, on ? socket.lingerNanos / SECOND : 0, ""));
      }
      case REUSE_ADDRESS, REUSE_PORT -> OptionAnswer.of(socket.reuseAddress ? 1 : 0);
      case KEEP_ALIVE -> OptionAnswer.of(socket.keepAlive ? 1 : 0);
      case NO_DELAY -> OptionAnswer.of(socket.noDelay ? 1 : 0);
      case CORK -> OptionAnswer.of(socket.corked ? 1 : 0);
      case NO_OPTIONS -> OptionAnswer.of(socket.noOptions ? 1 : 0);
      case MAX_SEGMENT -> OptionAnswer.of(maxSegment(socket, setup));
      case USER_TIMEOUT -> OptionAnswer.of(socket.userTimeout / MILLISECOND);
      case KEEP_IDLE ->
          OptionAnswer.of(or(socket.keepIdle, settings, TcpSetting.KEEP_IDLE) / SECOND);
      case KEEP_INTERVAL ->
          OptionAnswer.of(or(socket.keepInterval, settings, TcpSetting.KEEP_INTERVAL) / SECOND);
      case KEEP_COUNT -> OptionAnswer.of(or(socket.keepCount, settings, TcpSetting.KEEP_COUNT));
      case KEEP_INIT ->
          OptionAnswer.of(or(socket.keepInit, settings, TcpSetting.CONNECT_TIMEOUT) / SECOND);
      case SYN_COUNT -> OptionAnswer.of(socket.synCount > 0 ? socket.synCount : 6);
      case TTL -> OptionAnswer.of(socket.ttl);
      case TOS -> OptionAnswer.of(socket.tos);
      default ->
          OptionAnswer.failed(CallResult.unsupported("socket option " + option.scriptName()));
    };
  }

  private static long or(long own, MachineSettings settings, TcpSetting setting) {
    return own > 0 ? own : settings.number(setting);
  }

  /** What {@code SO_RCVBUF} reports; on FreeBSD that is also what the window has. */
  long receiveBuffer(
      MachineSocket socket, MachineSettings settings, @Nullable TcpConnection connection) {
    boolean own = socket.receiveBuffer > 0;
    long octets = own ? socket.receiveBuffer : settings.number(TcpSetting.RECEIVE_BUFFER);
    if (linux) {
      return own ? 2 * octets : octets;
    }
    return rounded(octets, connection);
  }

  /** FreeBSD rounds buffers up to whole segments once it knows how long they are. */
  private static long rounded(long octets, @Nullable TcpConnection connection) {
    if (connection == null
        || !connection.state().isSynchronized() && connection.state() != TcpState.SYN_RECEIVED) {
      return octets;
    }
    var info = connection.info();
    int mss = info.sndMss() + (info.timestamps() ? 12 : 0);
    return (octets + mss - 1) / mss * mss;
  }

  private long maxSegment(MachineSocket socket, ScriptSetup setup) {
    TcpConnection connection = socket.connection;
    boolean up =
        connection != null
            && connection.state() != TcpState.CLOSED
            && connection.state() != TcpState.SYN_SENT;
    if (connection == null || !up) {
      if (linux && socket.maxSegment > 0) {
        return socket.maxSegment;
      }
      return setup.local().version() == 6 ? 1220 : 536;
    }
    return connection.info().sndMss();
  }
}
