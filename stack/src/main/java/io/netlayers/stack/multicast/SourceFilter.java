package io.netlayers.stack.multicast;

import io.netlayers.core.IpAddress;
import io.netlayers.stack.bits.AddressBits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * From whom a group is wanted (RFC 9776 §2, RFC 9777 §3): from some senders alone, or from all but
 * some. It never changes.
 */
public final class SourceFilter {
  /** From everybody: what a plain join means. */
  public static final SourceFilter EVERYBODY = new SourceFilter(false, List.of());

  /** From nobody: the group is not wanted. */
  public static final SourceFilter NOBODY = new SourceFilter(true, List.of());

  private final boolean include;
  private final List<IpAddress> sources;
  private final @Unsigned long[] words;

  private SourceFilter(boolean include, Collection<? extends IpAddress> sources) {
    this.include = include;
    this.sources = List.copyOf(sources);
    words = new @Unsigned long[2 * this.sources.size()];
    for (int i = 0; i < this.sources.size(); i++) {
      words[2 * i] = AddressBits.high(this.sources.get(i));
      words[2 * i + 1] = AddressBits.low(this.sources.get(i));
    }
  }

  /** Some senders alone ({@code include}), or all but those; a sender named twice counts once. */
  public static SourceFilter of(boolean include, Collection<? extends IpAddress> sources) {
    return sources.isEmpty()
        ? include ? NOBODY : EVERYBODY
        : new SourceFilter(include, new LinkedHashSet<>(sources));
  }

  /** Whether only those that are named are wanted; otherwise all others. */
  public boolean isInclude() {
    return include;
  }

  /** Who is named. */
  public List<IpAddress> sources() {
    return sources;
  }

  /** Whether packets from a sender are wanted. */
  public boolean accepts(@Unsigned long high, @Unsigned long low) {
    for (int i = 0; i < words.length; i += 2) {
      if (words[i + 1] == low && words[i] == high) {
        return include;
      }
    }
    return !include;
  }

  boolean accepts(IpAddress source) {
    return accepts(AddressBits.high(source), AddressBits.low(source));
  }

  /** The same with one more who is named. */
  public SourceFilter with(IpAddress source) {
    List<IpAddress> all = new ArrayList<>(sources);
    all.add(source);
    return of(include, all);
  }

  /** The same with one less. */
  public SourceFilter without(IpAddress source) {
    List<IpAddress> all = new ArrayList<>(sources);
    all.remove(source);
    return of(include, all);
  }

  /** Whether nobody is wanted. */
  public boolean isNobody() {
    return include && sources.isEmpty();
  }

  /**
   * What an interface wants for all its listeners (RFC 9776 §3.2): with one that excludes, all but
   * those whom everyone who excludes excludes and nobody includes; otherwise whom anyone includes.
   */
  static SourceFilter merge(List<SourceFilter> filters) {
    Set<IpAddress> included = new LinkedHashSet<>();
    Set<IpAddress> excluded = null;
    for (SourceFilter filter : filters) {
      if (filter.include) {
        included.addAll(filter.sources);
      } else {
        excluded = intersection(excluded, filter.sources);
      }
    }
    if (excluded == null) {
      return of(true, included);
    }
    excluded.removeAll(included);
    return of(false, excluded);
  }

  private static Set<IpAddress> intersection(@Nullable Set<IpAddress> some, List<IpAddress> more) {
    Set<IpAddress> both = new LinkedHashSet<>(more);
    if (some != null) {
      both.retainAll(some);
    }
    return both;
  }

  @Override
  public String toString() {
    return (include ? "INCLUDE " : "EXCLUDE ") + sources;
  }
}
