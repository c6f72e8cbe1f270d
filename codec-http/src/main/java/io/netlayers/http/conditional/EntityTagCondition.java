package io.netlayers.http.conditional;

import io.netlayers.http.field.FieldLists;
import io.netlayers.http.text.Chars;
import java.util.List;
import java.util.Optional;

/**
 * The value of If-Match or If-None-Match (RFC 9110 §13.1.1, §13.1.2).
 *
 * @param any whether it is an asterisk
 * @param tags what is listed; none with an asterisk
 */
public record EntityTagCondition(boolean any, List<EntityTag> tags) {
  /** The asterisk: whatever there is now. */
  public static final EntityTagCondition ANY = new EntityTagCondition(true, List.of());

  /**
   * A condition.
   *
   * @throws IllegalArgumentException unless there is either an asterisk or a tag
   */
  public EntityTagCondition {
    tags = List.copyOf(tags);
    if (any != tags.isEmpty()) {
      throw new IllegalArgumentException("either any or some tags");
    }
  }

  /** These tags. */
  public static EntityTagCondition of(EntityTag... tags) {
    return new EntityTagCondition(false, List.of(tags));
  }

  /** Reads the field. */
  public static Optional<EntityTagCondition> parse(CharSequence text) {
    if (Chars.trimOws(text).equals("*")) {
      return Optional.of(ANY);
    }
    return FieldLists.parse(text, EntityTag::read)
        .filter(list -> !list.isEmpty())
        .map(list -> new EntityTagCondition(false, list));
  }

  /**
   * Whether a tag is listed by strong comparison, as If-Match wants; or, for the asterisk, whether
   * there is a representation at all.
   */
  public boolean matchesStrongly(boolean exists, Optional<EntityTag> current) {
    return any
        ? exists
        : current.map(tag -> tags.stream().anyMatch(tag::matchesStrongly)).orElse(false);
  }

  /** As {@link #matchesStrongly}, by weak comparison, as If-None-Match wants. */
  public boolean matchesWeakly(boolean exists, Optional<EntityTag> current) {
    return any
        ? exists
        : current.map(tag -> tags.stream().anyMatch(tag::matchesWeakly)).orElse(false);
  }

  @Override
  public String toString() {
    return any ? "*" : FieldLists.format(tags);
  }
}
