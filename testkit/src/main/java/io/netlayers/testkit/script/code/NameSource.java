package io.netlayers.testkit.script.code;

import java.util.OptionalLong;

/** Where the names that no statement has assigned come from. */
@FunctionalInterface
public interface NameSource {
  /** The value of a name, or empty where there is none. */
  OptionalLong value(String name);
}
