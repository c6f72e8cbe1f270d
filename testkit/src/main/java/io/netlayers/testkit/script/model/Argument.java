package io.netlayers.testkit.script.model;

import java.util.List;

/** An argument or a result of a socket call. */
public sealed interface Argument {
  /** {@code ...}: whatever it is. */
  record Any() implements Argument {
    @Override
    public String toString() {
      return "...";
    }
  }

  /**
   * A number.
   *
   * @param value its value
   */
  record Number(long value) implements Argument {
    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /**
   * A name, {@code SO_RCVBUF}.
   *
   * @param name the name
   */
  record Word(String name) implements Argument {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Text in quotes.
   *
   * @param value what stands between them
   */
  record Text(String value) implements Argument {
    @Override
    public String toString() {
      return '"' + value + '"';
    }
  }

  /**
   * Several joined by {@code |}.
   *
   * @param parts what is joined
   */
  record Or(List<Argument> parts) implements Argument {
    /** Keeps a copy of the list. */
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /**
   * {@code [a, b]}.
   *
   * @param items what stands in it
   */
  record Items(List<Argument> items) implements Argument {
    /** Keeps a copy of the list. */
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String toString() {
      return items.toString();
    }
  }

  /**
   * {@code {a=1, b=2}}.
   *
   * @param fields what stands in it, in order; a field without a name has an empty one
   */
  record Structure(List<Field> fields) implements Argument {
    /** Keeps a copy of the list. */
    public Structure {
      fields = List.copyOf(fields);
    }

    /** The value of a field, or {@link Any} where there is none of that name. */
    public Argument field(String name) {
      for (Field field : fields) {
        if (field.name().equals(name)) {
          return field.value();
        }
      }
      return new Any();
    }
  }

  /**
   * A field of a {@link Structure}.
   *
   * @param name its name, or empty
   * @param value its value
   */
  record Field(String name, Argument value) {}

  /**
   * {@code htons(8080)}.
   *
   * @param function the function's name
   * @param arguments what it is given
   */
  record Apply(String function, List<Argument> arguments) implements Argument {
    /** Keeps a copy of the list. */
    public Apply {
      arguments = List.copyOf(arguments);
    }
  }
}
