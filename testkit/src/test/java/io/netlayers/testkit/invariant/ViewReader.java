package io.netlayers.testkit.invariant;

import io.netlayers.core.DecodeStatus;
import io.netlayers.core.OctetView;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Reads all that a view tells: the status, where its fault is, and after OK every accessor without
 * an argument, for each element of a cursor. Absolute indexes are told from the view's first octet
 * on.
 */
final class ViewReader {
  private static final int MOST_ELEMENTS = 10_000;
  private static final Set<String> OF_THE_BUFFER =
      Set.of("buffer", "offset", "toString", "hashCode", "getClass", "notify", "notifyAll", "wait");

  private static final Set<String> NO_INDEXES =
      Set.of("faultOffset", "fragmentOffset", "TcpSegmentView.dataOffset");

  private ViewReader() {}

  /** Lays a view over octets. */
  @FunctionalInterface
  interface Wrap<V extends OctetView> {
    DecodeStatus wrap(V view, ByteBuffer buffer, int offset, int length);
  }

  /**
   * A reader that lays one view over message after message, as a hot path does.
   *
   * @param only the accessors to ask, where some are good for certain kinds of message alone; none
   *     for all of them
   */
  static <V extends OctetView> OctetReader<List<String>> of(V view, Wrap<V> wrap, String... only) {
    List<Method> accessors = accessors(view);
    if (only.length > 0) {
      Set<String> names = Set.of(only);
      accessors = accessors.stream().filter(m -> names.contains(m.getName())).toList();
      if (accessors.size() < names.size()) {
        throw new IllegalArgumentException("not all there: " + names);
      }
    }
    return reader(view, wrap, accessors);
  }

  private static <V extends OctetView> OctetReader<List<String>> reader(
      V view, Wrap<V> wrap, List<Method> accessors) {
    return (buffer, offset, length) -> {
      List<String> told = new ArrayList<>();
      DecodeStatus status = wrap.wrap(view, buffer, offset, length);
      told.add(status + " at " + view.faultOffset());
      Method next = next(view);
      if (next != null) {
        int elements = 0;
        while ((Boolean) next.invoke(view)) {
          tell(view, accessors, told);
          if (++elements > MOST_ELEMENTS) {
            throw new IllegalStateException("the cursor does not end");
          }
        }
        told.add("fault at " + view.faultOffset());
      } else if (status.isOk()) {
        tell(view, accessors, told);
      }
      return told;
    };
  }

  private static Method next(OctetView view) {
    try {
      Method next = view.getClass().getMethod("next");
      return next.getReturnType() == boolean.class ? next : null;
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static List<Method> accessors(OctetView view) {
    return Arrays.stream(view.getClass().getMethods())
        .filter(m -> m.getParameterCount() == 0 && !Modifier.isStatic(m.getModifiers()))
        .filter(m -> m.getReturnType() != void.class && !m.getName().equals("next"))
        .filter(m -> !OctetView.class.isAssignableFrom(m.getReturnType()))
        .filter(m -> !OF_THE_BUFFER.contains(m.getName()))
        .filter(m -> !m.getName().startsWith("decrement") && !m.getName().startsWith("update"))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  private static void tell(OctetView view, List<Method> accessors, List<String> told)
      throws Exception {
    for (Method accessor : accessors) {
      Object answer;
      try {
        answer = accessor.invoke(view);
      } catch (InvocationTargetException e) {
        throw new IllegalStateException(accessor.getName() + " threw " + e.getCause(), e);
      }
      String name = accessor.getName();
      boolean index =
          name.endsWith("Offset")
              && !NO_INDEXES.contains(name)
              && !NO_INDEXES.contains(view.getClass().getSimpleName() + "." + name);
      if (index && answer instanceof Integer at && at >= 0) {
        answer = at - view.offset();
      }
      told.add(name + " " + answer);
    }
  }
}
