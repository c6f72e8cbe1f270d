package io.netlayers.testkit.script.run;

import io.netlayers.testkit.script.model.Argument;
import io.netlayers.testkit.script.model.Dialect;
import io.netlayers.testkit.script.model.ScriptException;
import io.netlayers.testkit.script.port.CallResult;
import io.netlayers.testkit.script.port.OptionAnswer;
import io.netlayers.testkit.script.port.OptionValue;
import io.netlayers.testkit.script.port.SocketOption;
import io.netlayers.testkit.script.port.TcpUnderTest;
import java.util.List;
import java.util.OptionalLong;

/** {@code setsockopt} and {@code getsockopt}. */
final class SocketOptionCalls {
  private static final int NAME = 2;
  private static final int VALUE = 3;

  private final TcpUnderTest tcp;
  private final Dialect dialect;

  SocketOptionCalls(TcpUnderTest tcp, Dialect dialect) {
    this.tcp = tcp;
    this.dialect = dialect;
  }

  CallResult set(CallArguments arguments, int handle, int line, long now) {
    SocketOption option = SocketOptionNames.option(arguments.word(NAME), line);
    return tcp.setOption(handle, option, value(arguments, line), now);
  }

  private static OptionValue value(CallArguments arguments, int line) {
    Argument value = arguments.at(VALUE);
    if (value instanceof Argument.Text text) {
      return OptionValue.of(text.value());
    }
    if (value instanceof Argument.Structure structure) {
      return new OptionValue(
          arguments.longNumber(structure.field("onoff")),
          arguments.longNumber(structure.field("linger")),
          "");
    }
    List<Argument> items = value instanceof Argument.Items list ? list.items() : List.of(value);
    if (items.isEmpty()) {
      throw ScriptException.malformed(line, "setsockopt wants a value");
    }
    return items.get(0) instanceof Argument.Structure
        ? linger(arguments, (Argument.Structure) items.get(0))
        : OptionValue.of(arguments.longNumber(items.get(0)));
  }

  private static OptionValue linger(CallArguments arguments, Argument.Structure structure) {
    return new OptionValue(
        arguments.longNumber(structure.field("onoff")),
        arguments.longNumber(structure.field("linger")),
        "");
  }

  CallResult get(CallArguments arguments, int handle, int line, long now) {
    if (arguments.word(NAME).equals("TCP_INFO")) {
      compareInfo(arguments, handle, line, now);
      return CallResult.done(0);
    }
    SocketOption option = SocketOptionNames.option(arguments.word(NAME), line);
    OptionAnswer answer = tcp.option(handle, option, now);
    if (answer.result().kind() == CallResult.Kind.DONE) {
      compare(arguments, option, answer.value(), line);
    }
    return answer.result();
  }

  private void compare(CallArguments arguments, SocketOption option, OptionValue came, int line) {
    Argument expected = arguments.at(VALUE);
    if (expected instanceof Argument.Items items) {
      if (items.items().isEmpty()) {
        return;
      }
      expected = items.items().get(0);
    }
    if (expected instanceof Argument.Any) {
      return;
    }
    boolean same;
    if (option == SocketOption.ERROR) {
      String name =
          expected instanceof Argument.Word word
              ? word.name()
              : Errno.name(dialect, arguments.longNumber(expected));
      same = name.equals(came.name());
    } else if (expected instanceof Argument.Text text) {
      same = text.value().equals(came.name());
    } else if (expected instanceof Argument.Structure structure) {
      same =
          matches(arguments, structure.field("onoff"), came.number())
              && matches(arguments, structure.field("linger"), came.second());
    } else {
      same = arguments.longNumber(expected) == came.number();
    }
    if (!same) {
      String text = came.name().isEmpty() ? Long.toString(came.number()) : came.name();
      throw new ScriptFailure(
          line, option.scriptName() + " " + arguments.at(VALUE) + " expected, " + text + " came");
    }
  }

  private static boolean matches(CallArguments arguments, Argument expected, long came) {
    return expected instanceof Argument.Any || arguments.longNumber(expected) == came;
  }

  private void compareInfo(CallArguments arguments, int handle, int line, long now) {
    if (!(arguments.at(VALUE) instanceof Argument.Structure structure)) {
      return;
    }
    for (Argument.Field field : structure.fields()) {
      if (field.value() instanceof Argument.Any) {
        continue;
      }
      OptionalLong came = tcp.info(handle, field.name(), now);
      if (came.isEmpty()) {
        throw ScriptException.unsupported(line, "'" + field.name() + "' is not reported");
      }
      if (came.getAsLong() != arguments.longNumber(field.value())) {
        throw new ScriptFailure(
            line, field.name() + " " + field.value() + " expected, " + came.getAsLong() + " came");
      }
    }
  }
}
