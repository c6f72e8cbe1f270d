package io.netlayers.http.structured;

import java.util.List;
import java.util.StringJoiner;

/**
 * What a list or a dictionary holds (RFC 9651 §3.1, §3.2). The text of each is its serialization.
 */
public sealed interface Member {
  /** What belongs to the whole member. */
  Parameters parameters();

  /**
   * A value with its parameters (RFC 9651 §3.3).
   *
   * @param value the value alone
   * @param parameters perhaps none
   */
  record Item(BareItem value, Parameters parameters) implements Member {
    /** An item without parameters. */
    public static Item of(BareItem value) {
      return new Item(value, Parameters.NONE);
    }

    @Override
    public String toString() {
      return value + parameters.toString();
    }
  }

  /**
   * Items between parentheses (RFC 9651 §3.1.1).
   *
   * @param items perhaps none
   * @param parameters of the list, besides those of its items
   */
  record InnerList(List<Item> items, Parameters parameters) implements Member {
    /** An inner list. */
    public InnerList {
      items = List.copyOf(items);
    }

    /** Items without parameters for all of them. */
    public static InnerList of(Item... items) {
      return new InnerList(List.of(items), Parameters.NONE);
    }

    @Override
    public String toString() {
      StringJoiner out = new StringJoiner(" ", "(", ")" + parameters);
      items.forEach(item -> out.add(item.toString()));
      return out.toString();
    }
  }
}
