package io.netlayers.testkit.script.run;

import io.netlayers.testkit.script.model.ScriptException;
import io.netlayers.testkit.script.port.SocketOption;
import java.util.HashMap;
import java.util.Map;

/** The names of socket options in scripts, those of FreeBSD and of IPv6 among them. */
final class SocketOptionNames {
  private static final Map<String, SocketOption> NAMES = new HashMap<>();

  static {
    for (SocketOption option : SocketOption.values()) {
      NAMES.put(option.scriptName(), option);
    }
    NAMES.put("SO_RCVBUFFORCE", SocketOption.RECEIVE_BUFFER);
    NAMES.put("SO_SNDBUFFORCE", SocketOption.SEND_BUFFER);
    NAMES.put("TCP_NOPUSH", SocketOption.CORK);
    NAMES.put("IPV6_UNICAST_HOPS", SocketOption.TTL);
    NAMES.put("IPV6_TCLASS", SocketOption.TOS);
    NAMES.put("IPV6_MTU_DISCOVER", SocketOption.MTU_DISCOVER);
  }

  private SocketOptionNames() {}

  static SocketOption option(String name, int line) {
    SocketOption option = NAMES.get(name);
    if (option == null) {
      throw ScriptException.unsupported(line, "socket option " + name);
    }
    return option;
  }
}
