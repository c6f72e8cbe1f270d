package io.netlayers.testkit.script.run;

import io.netlayers.testkit.script.model.Argument;
import io.netlayers.testkit.script.model.Dialect;
import io.netlayers.testkit.script.model.ParsedScript;
import io.netlayers.testkit.script.model.ScriptAction;
import io.netlayers.testkit.script.model.ScriptException;
import io.netlayers.testkit.script.port.CallResult;
import io.netlayers.testkit.script.port.Readiness;
import io.netlayers.testkit.script.port.TcpUnderTest;
import io.netlayers.testkit.script.run.PendingCall.Attempt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the socket calls of a script, and keeps its descriptors. */
final class SocketCalls {
  /** FreeBSD's number of {@code O_NONBLOCK}. */
  private static final int FREEBSD_NONBLOCK = 4;

  private static final int READ_AND_WRITE = 2;

  /** An open socket. */
  private static final class Descriptor {
    private final int handle;
    private boolean nonBlocking;

    Descriptor(int handle, boolean nonBlocking) {
      this.handle = handle;
      this.nonBlocking = nonBlocking;
    }
  }

  private final TcpUnderTest tcp;
  private final ParsedScript script;
  private final SocketOptionCalls options;
  private final Map<Long, Descriptor> descriptors = new HashMap<>();
  private int underTest = -1;

  SocketCalls(TcpUnderTest tcp, ParsedScript script) {
    this.tcp = tcp;
    this.script = script;
    this.options = new SocketOptionCalls(tcp, script.dialect());
  }

  /** The socket that was made, connected or accepted last, or -1. */
  int underTest() {
    return underTest;
  }

  /** Makes a call ready to be tried. */
  PendingCall prepare(ScriptAction.Call call, int line, long now) {
    CallArguments arguments = new CallArguments(call, line);
    if (call.name().equals("socket")) {
      return socket(call, line, arguments);
    }
    if (call.name().equals("poll")) {
      return poll(call, line, arguments, now);
    }
    Descriptor descriptor = descriptors.get((long) arguments.number(0));
    if (descriptor == null) {
      known(call.name(), line);
      return immediate(call, line, at -> CallResult.failed("EBADF"));
    }
    return prepare(call, line, arguments, descriptor);
  }

  private static final List<String> KNOWN =
      List.of(
          "bind",
          "listen",
          "accept",
          "accept4",
          "connect",
          "read",
          "recv",
          "recvfrom",
          "readv",
          "write",
          "send",
          "sendto",
          "writev",
          "shutdown",
          "close",
          "fcntl",
          "setsockopt",
          "getsockopt");

  private static void known(String name, int line) {
    if (!KNOWN.contains(name)) {
      throw ScriptException.unsupported(line, "socket call '" + name + "'");
    }
  }

  private PendingCall prepare(
      ScriptAction.Call call, int line, CallArguments arguments, Descriptor socket) {
    known(call.name(), line);
    int handle = socket.handle;
    int local = script.options().localPort();
    return switch (call.name()) {
      case "bind" -> immediate(call, line, at -> tcp.bind(handle, arguments.port(1, local), at));
      case "listen" -> {
        int backlog = arguments.number(1);
        yield immediate(call, line, at -> tcp.listen(handle, backlog, at));
      }
      case "accept", "accept4" -> accept(call, line, arguments, socket);
      case "connect" -> connect(call, line, arguments, socket);
      case "read", "recv", "recvfrom", "readv" -> read(call, line, arguments, socket);
      case "write", "send", "sendto", "writev" -> write(call, line, arguments, socket);
      case "shutdown" -> {
        int how = arguments.number(1);
        yield immediate(call, line, at -> tcp.shutdown(handle, how != 1, how != 0, at));
      }
      case "close" -> close(call, line, arguments, socket);
      case "fcntl" -> immediate(call, line, at -> fcntl(arguments, socket, line));
      case "setsockopt" -> immediate(call, line, at -> options.set(arguments, handle, line, at));
      default -> immediate(call, line, at -> options.get(arguments, handle, line, at));
    };
  }

  private static PendingCall immediate(ScriptAction.Call call, int line, Attempt attempt) {
    return new PendingCall(call, line, attempt, false, PendingCall.NEVER);
  }

  private static PendingCall waiting(
      ScriptAction.Call call, int line, boolean mayBlock, Attempt attempt) {
    return new PendingCall(call, line, attempt, mayBlock, PendingCall.NEVER);
  }

  private PendingCall socket(ScriptAction.Call call, int line, CallArguments arguments) {
    long type = arguments.longNumber(arguments.at(1));
    if ((type & ~CallArguments.O_NONBLOCK) != 1) {
      throw ScriptException.unsupported(line, "socket of type " + type);
    }
    if (arguments.count() > 2
        && arguments.at(2) instanceof Argument.Word protocol
        && !protocol.name().equals("IPPROTO_TCP")
        && !protocol.name().equals("IPPROTO_IP")) {
      throw ScriptException.unsupported(line, "socket of protocol " + protocol.name());
    }
    boolean nonBlocking = (type & CallArguments.O_NONBLOCK) != 0;
    return immediate(call, line, at -> open(call, tcp.socket(at), nonBlocking));
  }

  private PendingCall accept(
      ScriptAction.Call call, int line, CallArguments arguments, Descriptor socket) {
    boolean nonBlocking = arguments.count() > 3 && arguments.number(3) != 0;
    return waiting(
        call,
        line,
        !socket.nonBlocking,
        at -> open(call, tcp.accept(socket.handle, at), nonBlocking));
  }

  /** Gives a new socket the number that the script expects. */
  private CallResult open(ScriptAction.Call call, CallResult result, boolean nonBlocking) {
    if (result.kind() != CallResult.Kind.DONE) {
      return result;
    }
    long number =
        call.result() instanceof Argument.Number expected && expected.value() >= 0
            ? expected.value()
            : result.value() + 3;
    underTest = (int) result.value();
    descriptors.put(number, new Descriptor(underTest, nonBlocking));
    return CallResult.done(number);
  }

  private PendingCall connect(
      ScriptAction.Call call, int line, CallArguments arguments, Descriptor socket) {
    underTest = socket.handle;
    int port = arguments.port(1, script.options().remotePort());
    return waiting(call, line, !socket.nonBlocking, at -> tcp.connect(socket.handle, port, at));
  }

  private PendingCall read(
      ScriptAction.Call call, int line, CallArguments arguments, Descriptor socket) {
    boolean vector = call.name().equals("readv");
    int most = vector ? arguments.bufferOctets(arguments.items(1)) : arguments.number(2);
    boolean hasFlags = !vector && !call.name().equals("read");
    long flags = hasFlags ? arguments.longNumber(arguments.at(3)) : 0;
    boolean wait = !socket.nonBlocking && (flags & CallArguments.MSG_DONTWAIT) == 0;
    boolean peek = (flags & CallArguments.MSG_PEEK) != 0;
    if ((flags & CallArguments.MSG_WAITALL) != 0 && wait) {
      return waiting(
          call,
          line,
          true,
          gathering(most, (octets, at) -> tcp.read(socket.handle, octets, peek, at), true));
    }
    return waiting(call, line, wait, at -> tcp.read(socket.handle, most, peek, at));
  }

  private PendingCall write(
      ScriptAction.Call call, int line, CallArguments arguments, Descriptor socket) {
    boolean vector = call.name().equals("writev");
    int octets = vector ? arguments.bufferOctets(arguments.items(1)) : arguments.number(2);
    boolean hasFlags = call.name().startsWith("send");
    long flags = hasFlags ? arguments.longNumber(arguments.at(3)) : 0;
    boolean more = (flags & CallArguments.MSG_MORE) != 0;
    boolean wait = !socket.nonBlocking && (flags & CallArguments.MSG_DONTWAIT) == 0;
    if (!wait) {
      return waiting(call, line, false, at -> tcp.write(socket.handle, octets, more, at));
    }
    return waiting(
        call,
        line,
        true,
        gathering(octets, (left, at) -> tcp.write(socket.handle, left, more, at), false));
  }

  /** Moves a part of what is left to move. */
  @FunctionalInterface
  private interface Part {
    CallResult at(int octets, long nowNanos);
  }

  /** A call that blocks until all octets have moved, or an error or the end comes in between. */
  private static Attempt gathering(int octets, Part part, boolean zeroEnds) {
    int[] moved = new int[1];
    return at -> {
      while (true) {
        CallResult result = part.at(octets - moved[0], at);
        if (result.kind() != CallResult.Kind.DONE) {
          boolean partial = moved[0] > 0 && !result.wouldBlock();
          return partial ? CallResult.done(moved[0]) : result;
        }
        moved[0] += (int) result.value();
        if (moved[0] >= octets || result.value() == 0 && zeroEnds) {
          return CallResult.done(moved[0]);
        }
        if (result.value() == 0) {
          return CallResult.failed("EAGAIN");
        }
      }
    };
  }

  private PendingCall close(
      ScriptAction.Call call, int line, CallArguments arguments, Descriptor socket) {
    return waiting(
        call,
        line,
        !socket.nonBlocking,
        at -> {
          CallResult result = tcp.close(socket.handle, at);
          if (result.kind() == CallResult.Kind.DONE) {
            descriptors.remove((long) arguments.number(0));
          }
          return result;
        });
  }

  private CallResult fcntl(CallArguments arguments, Descriptor socket, int line) {
    String command = arguments.word(1);
    int bit = script.dialect() == Dialect.LINUX ? CallArguments.O_NONBLOCK : FREEBSD_NONBLOCK;
    switch (command) {
      case "F_GETFL":
        return CallResult.done(READ_AND_WRITE | (socket.nonBlocking ? bit : 0));
      case "F_SETFL":
        boolean named = (arguments.number(2) & CallArguments.O_NONBLOCK) != 0;
        boolean numbered = arguments.at(2) instanceof Argument.Number;
        socket.nonBlocking = numbered ? (arguments.number(2) & bit) != 0 : named;
        return CallResult.done(0);
      case "F_GETFD", "F_SETFD":
        return CallResult.done(0);
      default:
        throw ScriptException.unsupported(line, "fcntl " + command);
    }
  }

  private PendingCall poll(ScriptAction.Call call, int line, CallArguments arguments, long now) {
    List<Argument> entries = arguments.items(0);
    long timeout = arguments.number(2);
    long deadline = timeout < 0 ? PendingCall.NEVER : now + timeout * 1_000_000L;
    Attempt attempt =
        at -> {
          int ready = 0;
          for (Argument entry : entries) {
            ready += revents(entry, arguments, line, at) != 0 ? 1 : 0;
          }
          if (ready == 0 && at < deadline) {
            return CallResult.failed("EAGAIN");
          }
          for (Argument entry : entries) {
            compareRevents(entry, arguments, line, at);
          }
          return CallResult.done(ready);
        };
    return new PendingCall(call, line, attempt, timeout != 0, deadline);
  }

  private int revents(Argument entry, CallArguments arguments, int line, long at) {
    if (!(entry instanceof Argument.Structure structure)) {
      throw ScriptException.malformed(line, "{fd=…, events=…} expected in poll");
    }
    Descriptor descriptor = descriptors.get(arguments.longNumber(structure.field("fd")));
    if (descriptor == null) {
      throw ScriptException.unsupported(line, "poll of a socket that is not open");
    }
    int wanted = (int) arguments.longNumber(structure.field("events"));
    int ready = tcp.readiness(descriptor.handle, at);
    return ready & (wanted | Readiness.ERROR | Readiness.HANG_UP);
  }

  private void compareRevents(Argument entry, CallArguments arguments, int line, long at) {
    int came = revents(entry, arguments, line, at);
    Argument expected = ((Argument.Structure) entry).field("revents");
    if (!(expected instanceof Argument.Any) && arguments.longNumber(expected) != came) {
      throw new ScriptFailure(
          line, "revents " + arguments.longNumber(expected) + " expected, " + came + " came");
    }
  }
}
