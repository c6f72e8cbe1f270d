package io.netlayers.testkit.script.model;

import java.util.List;

/** What an event does. */
public sealed interface ScriptAction {
  /**
   * A segment that is injected or expected.
   *
   * @param segment what the line says of it
   */
  record Segment(SegmentLine segment) implements ScriptAction {}

  /**
   * An ICMP error that is injected.
   *
   * @param type the name of its type, {@code unreachable}
   * @param code the name of its code, empty where the line has none
   * @param mtu the next hop's MTU in octets, {@link SegmentLine#ABSENT} where the line has none
   * @param quotedSeq the quoted segment's first sequence number, relative to the side that sent it
   * @param quotedLength the octets of data that the quoted segment had
   */
  record Icmp(String type, String code, int mtu, long quotedSeq, int quotedLength)
      implements ScriptAction {}

  /**
   * A socket call and what it is to answer.
   *
   * @param name the call, {@code write}
   * @param arguments what it is given
   * @param result what it is to answer
   * @param errno the error's name, {@code EAGAIN}, or empty
   * @param blocking whether the line says that it takes until {@code endNanos}
   * @param endNanos when it is to return, counted as the event's own time is
   */
  record Call(
      String name,
      List<Argument> arguments,
      Argument result,
      String errno,
      boolean blocking,
      long endNanos)
      implements ScriptAction {
    /** Keeps a copy of the list. */
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * A line in back quotes. It is read, never given to a shell.
   *
   * @param text what stands between the quotes
   */
  record Command(String text) implements ScriptAction {}

  /**
   * Statements between {@code %{} and {@code }%}, about the connection's state.
   *
   * @param text what stands between the brackets
   */
  record Code(String text) implements ScriptAction {}
}
