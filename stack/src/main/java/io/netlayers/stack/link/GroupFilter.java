package io.netlayers.stack.link;

import java.util.Arrays;

/** The Ethernet addresses of the groups that an interface is in, each with how often. */
public final class GroupFilter {
  private long[] macs = new long[4];
  private int[] counts = new int[4];
  private int size;

  GroupFilter() {}

  /** Whether frames for the group are taken. */
  public boolean accepts(long mac) {
    return find(mac) >= 0;
  }

  /** The group is wanted once more. */
  public void join(long mac) {
    int at = find(mac);
    if (at >= 0) {
      counts[at]++;
      return;
    }
    if (size == macs.length) {
      macs = Arrays.copyOf(macs, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
    }
    macs[size] = mac;
    counts[size++] = 1;
  }

  /** The group is wanted once less. */
  public void leave(long mac) {
    int at = find(mac);
    if (at >= 0 && --counts[at] == 0) {
      size--;
      macs[at] = macs[size];
      counts[at] = counts[size];
    }
  }

  private int find(long mac) {
    for (int i = 0; i < size; i++) {
      if (macs[i] == mac) {
        return i;
      }
    }
    return -1;
  }
}
