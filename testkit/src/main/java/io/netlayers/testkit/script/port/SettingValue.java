package io.netlayers.testkit.script.port;

/**
 * A setting's value.
 *
 * @param number the number, 0 for a name
 * @param name the name, empty for a number
 */
public record SettingValue(long number, String name) {
  /** A number. */
  public static SettingValue of(long number) {
    return new SettingValue(number, "");
  }

  /** A name. */
  public static SettingValue of(String name) {
    return new SettingValue(0, name);
  }

  /** Whether the number is not 0. */
  public boolean on() {
    return number != 0;
  }

  @Override
  public String toString() {
    return name.isEmpty() ? Long.toString(number) : name;
  }
}
