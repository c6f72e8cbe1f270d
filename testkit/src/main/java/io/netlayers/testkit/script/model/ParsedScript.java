package io.netlayers.testkit.script.model;

import java.util.List;

/**
 * A script that was read.
 *
 * @param dialect whose TCP it was written for
 * @param options what its option lines ask for
 * @param events what is to happen, in order; a command before or after them has a line of its own
 */
public record ParsedScript(Dialect dialect, ScriptOptions options, List<ScriptEvent> events) {
  /** Keeps a copy of the list. */
  public ParsedScript {
    events = List.copyOf(events);
  }
}
