package io.netlayers.testkit.script.port;

/**
 * What asking for a socket option answered.
 *
 * @param result how it went
 * @param value the option's value where it went well
 */
public record OptionAnswer(CallResult result, OptionValue value) {
  /** It went well. */
  public static OptionAnswer of(OptionValue value) {
    return new OptionAnswer(CallResult.done(0), value);
  }

  /** It went well, with a number. */
  public static OptionAnswer of(long number) {
    return of(OptionValue.of(number));
  }

  /** It failed. */
  public static OptionAnswer failed(CallResult result) {
    return new OptionAnswer(result, OptionValue.of(0));
  }
}
