package io.netlayers.http.structured;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Members by key, in order (RFC 9651 §3.2).
 *
 * @param entries each key once
 */
public record Dictionary(List<Entry> entries) {
  /**
   * A key and its member.
   *
   * @param key see {@link Keys#isKey}
   * @param member an item that is true where the text has none
   */
  public record Entry(String key, Member member) {
    /**
     * An entry.
     *
     * @throws IllegalArgumentException if the key is none
     */
    public Entry {
      Keys.require(key);
    }

    /** The serialization (RFC 9651 §4.1.2): a true item is its key and its parameters. */
    @Override
    public String toString() {
      boolean isTrue =
          member instanceof Member.Item item && item.value().equals(BareItem.BooleanItem.TRUE);
      return isTrue ? key + member.parameters() : key + "=" + member;
    }
  }

  /**
   * A dictionary.
   *
   * @throws IllegalArgumentException if a key is there twice
   */
  public Dictionary {
    entries = List.copyOf(entries);
    Set<String> seen = new HashSet<>();
    for (Entry entry : entries) {
      if (!seen.add(entry.key())) {
        throw new IllegalArgumentException("key there twice: " + entry.key());
      }
    }
  }

  /** Entries in this order. */
  public static Dictionary of(Entry... entries) {
    return new Dictionary(List.of(entries));
  }

  /** The member of a key. */
  public Optional<Member> get(String key) {
    for (Entry entry : entries) {
      if (entry.key().equals(key)) {
        return Optional.of(entry.member());
      }
    }
    return Optional.empty();
  }

  /** The serialization; where it is empty, the field must not be sent at all (RFC 9651 §4.1). */
  @Override
  public String toString() {
    StringJoiner out = new StringJoiner(", ");
    entries.forEach(entry -> out.add(entry.toString()));
    return out.toString();
  }
}
