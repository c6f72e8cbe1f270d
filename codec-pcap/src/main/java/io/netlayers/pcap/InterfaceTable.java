package io.netlayers.pcap;

import java.util.Arrays;

/** What a section's packets need of its interfaces, as numbers: 24 octets an interface. */
final class InterfaceTable {
  /** Far more than any machine has; a file that describes more is made to fill memory. */
  static final int MAX_INTERFACES = 1 << 16;

  private int[] linkTypes = new int[4];
  private int[] snapLengths = new int[4];
  private int[] tsresols = new int[4];
  private int[] fcsLengths = new int[4];
  private long[] tsoffsets = new long[4];
  private int count;

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  /**
   * Adds the next interface.
   *
   * @param snapLength 0 for no limit
   * @param fcsLength -1 where nobody says
   * @return false if there are too many
   */
  boolean add(int linkType, int snapLength, int tsresol, long tsoffset, int fcsLength) {
    if (count == MAX_INTERFACES) {
      return false;
    }
    if (count == linkTypes.length) {
      linkTypes = Arrays.copyOf(linkTypes, 2 * count);
      snapLengths = Arrays.copyOf(snapLengths, 2 * count);
      tsresols = Arrays.copyOf(tsresols, 2 * count);
      fcsLengths = Arrays.copyOf(fcsLengths, 2 * count);
      tsoffsets = Arrays.copyOf(tsoffsets, 2 * count);
    }
    linkTypes[count] = linkType;
    snapLengths[count] = snapLength;
    tsresols[count] = tsresol;
    tsoffsets[count] = tsoffset;
    fcsLengths[count] = fcsLength;
    count++;
    return true;
  }

  int linkType(int id) {
    return linkTypes[id];
  }

  int snapLength(int id) {
    return snapLengths[id];
  }

  int tsresol(int id) {
    return tsresols[id];
  }

  long tsoffset(int id) {
    return tsoffsets[id];
  }

  int fcsLength(int id) {
    return fcsLengths[id];
  }
}
