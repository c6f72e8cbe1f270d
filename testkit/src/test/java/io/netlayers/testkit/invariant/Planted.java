package io.netlayers.testkit.invariant;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** What a harness says of code that is wrong on purpose. */
final class Planted {
  private Planted() {}

  /** The harness must fail, with a message that has each of these parts. */
  static void caught(Executable harness, String... parts) {
    String message = String.valueOf(assertThrows(AssertionError.class, harness).getMessage());
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "no «" + part + "» in:\n" + message);
    }
  }
}
