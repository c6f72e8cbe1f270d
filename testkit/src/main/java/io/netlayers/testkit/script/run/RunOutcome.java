package io.netlayers.testkit.script.run;

import java.util.List;

/**
 * How a run went.
 *
 * @param kind how it ended
 * @param reason where and why it failed or was skipped; empty where it passed
 * @param strictDifferences what a strict reading minds; of no interest unless it passed
 */
public record RunOutcome(Kind kind, String reason, List<String> strictDifferences) {
  /** How a run ended. */
  public enum Kind {
    /** Everything was as expected. */
    PASSED,
    /** Something was not. */
    FAILED,
    /** The script asks for what is not there. */
    SKIPPED
  }

  /** Keeps a copy of the list. */
  public RunOutcome {
    strictDifferences = List.copyOf(strictDifferences);
  }
}
