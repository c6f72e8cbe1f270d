package io.netlayers.stack.counters;

/** How often each {@link Counter} was met. */
public final class Counters {
  private static final Counter[] ALL = Counter.values();

  private final long[] counts = new long[ALL.length];

  /** All at 0. */
  public Counters() {}

  /** Counts one. */
  public void add(Counter counter) {
    counts[counter.ordinal()]++;
  }

  /** How often it was met. */
  public long get(Counter counter) {
    return counts[counter.ordinal()];
  }

  /** What is not 0, by layer, as {@code netstat -s} prints it. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    String group = "";
    for (Counter counter : ALL) {
      if (get(counter) == 0) {
        continue;
      }
      if (!counter.group().equals(group)) {
        group = counter.group();
        out.append(group).append(":\n");
      }
      out.append("    ").append(get(counter)).append(' ').append(counter.text()).append('\n');
    }
    return out.toString();
  }
}
