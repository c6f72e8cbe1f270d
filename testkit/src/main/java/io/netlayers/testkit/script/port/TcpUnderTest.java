package io.netlayers.testkit.script.port;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/**
 * A TCP as a script sees it: sockets by handles, segments in and out, deadlines, settings and
 * state.
 *
 * <p>One object serves one script. A handle is a number ≥ 0 that the TCP gives out. A call on a
 * handle that is not open answers {@code EBADF}.
 */
public interface TcpUnderTest {
  /** No deadline, from {@link #nextDeadline()}. */
  long NO_DEADLINE = Long.MAX_VALUE;

  /**
   * Changes a setting of the whole TCP, for sockets that are made from then on. Without settings
   * all are lacking, and scripts that ask for one are skipped.
   */
  default SettingAnswer set(TcpSetting setting, SettingValue value) {
    return SettingAnswer.LACKING;
  }

  /** Makes a socket; answers its handle. */
  CallResult socket(long nowNanos);

  /** Binds a socket to a local port of {@link ScriptSetup#local()}. */
  CallResult bind(int handle, int port, long nowNanos);

  /** Makes a socket one that listens. */
  CallResult listen(int handle, int backlog, long nowNanos);

  /** Takes a connection that is ready; answers its handle, or {@code EAGAIN}. */
  CallResult accept(int handle, long nowNanos);

  /**
   * Starts to connect to {@link ScriptSetup#remote()}; answers {@code EINPROGRESS} where it has
   * begun. Asked again, it answers {@code EALREADY} while that lasts, then 0 once, or the error.
   */
  default CallResult connect(int handle, int remotePort, long nowNanos) {
    return CallResult.unsupported("this TCP does not connect");
  }

  /** Takes up to {@code most} octets; answers how many, 0 at the end, or {@code EAGAIN}. */
  CallResult read(int handle, int most, boolean peek, long nowNanos);

  /**
   * Gives octets, all of them zero; answers how many were taken, or {@code EAGAIN}.
   *
   * @param more whether the caller says that more follows at once ({@code MSG_MORE})
   */
  CallResult write(int handle, int octets, boolean more, long nowNanos);

  /** Ends reading, writing or both. */
  default CallResult shutdown(int handle, boolean reading, boolean writing, long nowNanos) {
    return CallResult.unsupported("this TCP closes both directions at once");
  }

  /** Gives the handle back. */
  CallResult close(int handle, long nowNanos);

  /** Sets an option. */
  default CallResult setOption(int handle, SocketOption option, OptionValue value, long nowNanos) {
    return CallResult.unsupported(option.scriptName());
  }

  /** Asks for an option's value. */
  default OptionAnswer option(int handle, SocketOption option, long nowNanos) {
    return OptionAnswer.failed(CallResult.unsupported(option.scriptName()));
  }

  /** What a socket is ready for: {@link Readiness} bits. */
  int readiness(int handle, long nowNanos);

  /** Takes a segment that arrived. */
  void onSegment(ByteBuffer segment, int tos, long nowNanos);

  /** Takes an ICMP error that arrived; one that minds none does nothing. */
  default void onIcmp(IcmpError error, long nowNanos) {}

  /** Does what is due. */
  default void onTimeout(long nowNanos) {}

  /** When something is due, or {@link #NO_DEADLINE}. */
  default long nextDeadline() {
    return NO_DEADLINE;
  }

  /** Hands over what it sends now, in order. */
  List<SentSegment> transmit(long nowNanos);

  /**
   * A value of {@code struct tcp_info}, in the units of the script's dialect.
   *
   * @param name its name, {@code tcpi_snd_cwnd}; {@code tcpi_state} is numbered as Linux does
   * @return empty where the TCP does not report it
   */
  default OptionalLong info(int handle, String name, long nowNanos) {
    return OptionalLong.empty();
  }

  /**
   * The states of all sockets and connections, those without a handle among them, by FreeBSD's
   * names: {@code LISTEN}, {@code SYN_RCVD}, {@code FIN_WAIT_1} and so on.
   */
  default List<String> states() {
    return List.of();
  }
}
