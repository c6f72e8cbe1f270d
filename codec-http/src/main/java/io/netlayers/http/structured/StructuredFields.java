package io.netlayers.http.structured;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Reads structured fields (RFC 9651 §4.2). The text is the field's value, a character an octet; a
 * field of several lines is read from all of them, joined by {@link #combine}. An empty answer says
 * that parsing failed, and then the whole field is to be ignored.
 */
public final class StructuredFields {
  private StructuredFields() {}

  /** A list (RFC 9651 §3.1); an empty text is an empty list. */
  public static Optional<List<Member>> parseList(CharSequence text) {
    return parseList(text, StructuredLimits.DEFAULT);
  }

  /** A list (RFC 9651 §3.1), within limits. */
  public static Optional<List<Member>> parseList(CharSequence text, StructuredLimits limits) {
    if (text.length() > limits.octets()) {
      return Optional.empty();
    }
    List<Member> list = new MemberParser(trimSpaces(text), limits).list();
    return list == null ? Optional.empty() : Optional.of(List.copyOf(list));
  }

  /** A dictionary (RFC 9651 §3.2); an empty text is an empty one. */
  public static Optional<Dictionary> parseDictionary(CharSequence text) {
    return parseDictionary(text, StructuredLimits.DEFAULT);
  }

  /** A dictionary (RFC 9651 §3.2), within limits. */
  public static Optional<Dictionary> parseDictionary(CharSequence text, StructuredLimits limits) {
    return text.length() > limits.octets()
        ? Optional.empty()
        : Optional.ofNullable(new MemberParser(trimSpaces(text), limits).dictionary());
  }

  /** An item (RFC 9651 §3.3). */
  public static Optional<Member.Item> parseItem(CharSequence text) {
    return parseItem(text, StructuredLimits.DEFAULT);
  }

  /** An item (RFC 9651 §3.3), within limits. */
  public static Optional<Member.Item> parseItem(CharSequence text, StructuredLimits limits) {
    if (text.length() > limits.octets()) {
      return Optional.empty();
    }
    MemberParser parser = new MemberParser(trimSpaces(text), limits);
    Member.Item item = parser.item();
    return item == null || !parser.atEnd() ? Optional.empty() : Optional.of(item);
  }

  /** The values of a field's lines as one text, in their order (RFC 9651 §4.2). */
  public static String combine(List<? extends CharSequence> lines) {
    return String.join(", ", lines);
  }

  /**
   * A list's text (RFC 9651 §4.1.1). The texts of items and dictionaries are their {@code
   * toString}. Where it is empty, the field must not be sent at all.
   */
  public static String serialize(List<Member> list) {
    StringJoiner out = new StringJoiner(", ");
    list.forEach(member -> out.add(member.toString()));
    return out.toString();
  }

  /** RFC 9651 §4.2 steps 2 and 6: spaces at both ends, and spaces only. */
  private static String trimSpaces(CharSequence text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) == ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) == ' ') {
      to--;
    }
    return text.subSequence(from, to).toString();
  }
}
