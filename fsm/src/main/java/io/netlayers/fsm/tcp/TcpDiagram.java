package io.netlayers.fsm.tcp;

import java.util.ArrayList;
import java.util.List;

/** Draws {@link TcpTransitions} as Mermaid state diagrams, for the documentation. */
public final class TcpDiagram {
  private TcpDiagram() {}

  /**
   * A diagram of the arrows that inputs of one kind cause: {@code stateDiagram-v2} and a line for
   * each pair of states, with the inputs and actions that lead from one to the other.
   */
  public static String of(TcpInput.Kind kind) {
    StringBuilder out = new StringBuilder("stateDiagram-v2\n");
    for (TcpState state : TcpState.values()) {
      out.append("  state \"").append(state.rfcName()).append("\" as ").append(state).append('\n');
    }
    for (TcpState from : TcpState.values()) {
      for (TcpState to : TcpState.values()) {
        List<String> labels = labels(from, to, kind);
        if (!labels.isEmpty()) {
          out.append("  ").append(from).append(" --> ").append(to).append(": ");
          out.append(String.join("; ", labels)).append('\n');
        }
      }
    }
    return out.toString();
  }

  private static List<String> labels(TcpState from, TcpState to, TcpInput.Kind kind) {
    List<String> labels = new ArrayList<>();
    for (TcpInput input : TcpInput.values()) {
      TcpAction action = TcpTransitions.action(from, input);
      boolean moves = from != to || action == TcpAction.RESTART_TIME_WAIT;
      if (input.kind() == kind && moves && TcpTransitions.target(from, input) == to) {
        labels.add(input.label() + " / " + action.label());
      }
    }
    return labels;
  }

  /** The whole table as a Markdown table: a row for each input, a column for each state. */
  public static String table() {
    StringBuilder out = new StringBuilder("| input |");
    StringBuilder rule = new StringBuilder("|---|");
    for (TcpState state : TcpState.values()) {
      out.append(' ').append(state.rfcName()).append(" |");
      rule.append("---|");
    }
    out.append('\n').append(rule).append('\n');
    for (TcpInput input : TcpInput.values()) {
      out.append("| ").append(input.label()).append(" |");
      for (TcpState state : TcpState.values()) {
        TcpState target = TcpTransitions.target(state, input);
        out.append(' ').append(TcpTransitions.action(state, input).label());
        if (target != state) {
          out.append(" → ").append(target.rfcName());
        }
        out.append(" |");
      }
      out.append('\n');
    }
    return out.toString();
  }
}
