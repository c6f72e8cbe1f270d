package io.netlayers.testkit.script.run;

import io.netlayers.testkit.script.model.Argument;
import io.netlayers.testkit.script.model.ScriptAction;
import io.netlayers.testkit.script.model.ScriptException;
import io.netlayers.testkit.script.port.Readiness;
import java.util.List;
import java.util.Map;

/** The arguments of one socket call, by place. */
final class CallArguments {
  /**
   * {@code O_NONBLOCK} as Linux numbers it; the number in the script's dialect is told apart later.
   */
  static final int O_NONBLOCK = 0x800;

  static final int MSG_PEEK = 2;
  static final int MSG_DONTWAIT = 0x40;
  static final int MSG_WAITALL = 0x100;
  static final int MSG_MORE = 0x8000;

  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("O_RDONLY", 0),
          Map.entry("O_WRONLY", 1),
          Map.entry("O_RDWR", 2),
          Map.entry("O_NONBLOCK", O_NONBLOCK),
          Map.entry("SOCK_STREAM", 1),
          Map.entry("SOCK_NONBLOCK", O_NONBLOCK),
          Map.entry("SOCK_CLOEXEC", 0),
          Map.entry("SHUT_RD", 0),
          Map.entry("SHUT_WR", 1),
          Map.entry("SHUT_RDWR", 2),
          Map.entry("MSG_PEEK", MSG_PEEK),
          Map.entry("MSG_TRUNC", 0),
          Map.entry("MSG_NOSIGNAL", 0),
          Map.entry("MSG_EOR", 0),
          Map.entry("MSG_DONTWAIT", MSG_DONTWAIT),
          Map.entry("MSG_WAITALL", MSG_WAITALL),
          Map.entry("MSG_MORE", MSG_MORE),
          Map.entry("POLLIN", Readiness.IN),
          Map.entry("POLLRDNORM", Readiness.IN),
          Map.entry("POLLPRI", Readiness.PRIORITY),
          Map.entry("POLLOUT", Readiness.OUT),
          Map.entry("POLLWRNORM", Readiness.OUT),
          Map.entry("POLLERR", Readiness.ERROR),
          Map.entry("POLLHUP", Readiness.HANG_UP),
          Map.entry("POLLRDHUP", Readiness.READ_HANG_UP));

  private final ScriptAction.Call call;
  private final int line;

  CallArguments(ScriptAction.Call call, int line) {
    this.call = call;
    this.line = line;
  }

  int count() {
    return call.arguments().size();
  }

  Argument at(int index) {
    if (index >= count()) {
      throw ScriptException.malformed(
          line, call.name() + " wants more than " + count() + " arguments");
    }
    return call.arguments().get(index);
  }

  int number(int index) {
    return (int) longNumber(at(index));
  }

  /** A number, a known name, or several joined by {@code |}. */
  long longNumber(Argument argument) {
    if (argument instanceof Argument.Number number) {
      return number.value();
    }
    if (argument instanceof Argument.Or or) {
      long bits = 0;
      for (Argument part : or.parts()) {
        bits |= longNumber(part);
      }
      return bits;
    }
    if (argument instanceof Argument.Word word) {
      Integer value = WORDS.get(word.name());
      if (value == null) {
        value = TypeOfService.value(word.name());
      }
      if (value == null) {
        throw ScriptException.unsupported(line, word.name() + " in " + call.name());
      }
      return value;
    }
    throw ScriptException.malformed(
        line, "a number expected in " + call.name() + ", found " + argument);
  }

  String word(int index) {
    if (at(index) instanceof Argument.Word word) {
      return word.name();
    }
    throw ScriptException.malformed(
        line, "a name expected in " + call.name() + ", found " + at(index));
  }

  List<Argument> items(int index) {
    if (at(index) instanceof Argument.Items items) {
      return items.items();
    }
    throw ScriptException.malformed(
        line, "a list expected in " + call.name() + ", found " + at(index));
  }

  /** The octets that the buffers of {@code [{..., 10}, {..., 20}]} have together. */
  int bufferOctets(List<Argument> buffers) {
    long octets = 0;
    for (Argument buffer : buffers) {
      if (!(buffer instanceof Argument.Structure structure) || structure.fields().size() < 2) {
        throw ScriptException.malformed(line, "a buffer expected in " + call.name());
      }
      octets += longNumber(structure.fields().get(1).value());
    }
    return (int) octets;
  }

  /** The port of a socket address, or {@code otherwise} where the script leaves it open. */
  int port(int index, int otherwise) {
    if (index < count()
        && at(index) instanceof Argument.Structure structure
        && structure.field("sin_port") instanceof Argument.Apply apply
        && !apply.arguments().isEmpty()) {
      return (int) longNumber(apply.arguments().get(0));
    }
    return otherwise;
  }
}
