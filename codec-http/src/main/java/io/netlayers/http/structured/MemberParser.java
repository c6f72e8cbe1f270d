package io.netlayers.http.structured;

import io.netlayers.http.structured.Member.InnerList;
import io.netlayers.http.structured.Member.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Members and what holds them (RFC 9651 §4.2.1 to §4.2.3); null says to fail. */
final class MemberParser extends BareItemParser {
  private final StructuredLimits limits;

  MemberParser(String text, StructuredLimits limits) {
    super(text);
    this.limits = limits;
  }

  /** RFC 9651 §4.2.1. */
  @Nullable List<Member> list() {
    List<Member> members = new ArrayList<>();
    while (!atEnd()) {
      Member member = itemOrInnerList();
      if (member == null || members.size() == limits.members()) {
        return null;
      }
      members.add(member);
      if (!separator()) {
        return null;
      }
    }
    return members;
  }

  /** RFC 9651 §4.2.2. A key that comes again overwrites the value and keeps its place. */
  @Nullable Dictionary dictionary() {
    Map<String, Member> members = new LinkedHashMap<>();
    while (!atEnd()) {
      String key = key();
      if (key == null) {
        return null;
      }
      Member member;
      if (take('=')) {
        member = itemOrInnerList();
      } else {
        Parameters parameters = parameters();
        member = parameters == null ? null : new Item(BareItem.BooleanItem.TRUE, parameters);
      }
      if (member == null) {
        return null;
      }
      members.put(key, member);
      if (members.size() > limits.members() || !separator()) {
        return null;
      }
    }
    List<Dictionary.Entry> entries = new ArrayList<>(members.size());
    members.forEach((key, member) -> entries.add(new Dictionary.Entry(key, member)));
    return new Dictionary(entries);
  }

  /** Whether the text ends here, or a comma and another member follow. */
  private boolean separator() {
    skipOws();
    if (atEnd()) {
      return true;
    }
    if (!take(',')) {
      return false;
    }
    skipOws();
    return !atEnd(); // a comma at the end fails
  }

  private @Nullable Member itemOrInnerList() {
    return peek() == '(' ? innerList() : item();
  }

  /** RFC 9651 §4.2.1.2. */
  private @Nullable InnerList innerList() {
    take('(');
    List<Item> items = new ArrayList<>();
    while (!atEnd()) {
      skipSpaces();
      if (take(')')) {
        Parameters parameters = parameters();
        return parameters == null ? null : new InnerList(items, parameters);
      }
      Item item = item();
      if (item == null || items.size() == limits.innerMembers()) {
        return null;
      }
      items.add(item);
      if (peek() != ' ' && peek() != ')') {
        return null;
      }
    }
    return null;
  }

  /** RFC 9651 §4.2.3. */
  @Nullable Item item() {
    BareItem value = bareItem();
    Parameters parameters = value == null ? null : parameters();
    return value == null || parameters == null ? null : new Item(value, parameters);
  }

  /** RFC 9651 §4.2.3.2. A key that comes again overwrites the value and keeps its place. */
  private @Nullable Parameters parameters() {
    if (peek() != ';') {
      return Parameters.NONE;
    }
    Map<String, BareItem> values = new LinkedHashMap<>();
    while (take(';')) {
      skipSpaces();
      String key = key();
      if (key == null) {
        return null;
      }
      BareItem value = take('=') ? bareItem() : BareItem.BooleanItem.TRUE;
      if (value == null) {
        return null;
      }
      values.put(key, value);
      if (values.size() > limits.parameters()) {
        return null;
      }
    }
    List<Parameters.Parameter> list = new ArrayList<>(values.size());
    values.forEach((key, value) -> list.add(new Parameters.Parameter(key, value)));
    return new Parameters(list);
  }
}
