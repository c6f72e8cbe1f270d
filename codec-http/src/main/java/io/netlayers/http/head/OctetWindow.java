package io.netlayers.http.head;

import java.nio.ByteBuffer;

/**
 * A stretch of a buffer as an array, where loops run fastest: the buffer's own array if it shows
 * one, else a copy of the next octets in storage that is kept for later heads.
 */
final class OctetWindow {
  private static final int COPY_OCTETS = 1024;

  /** Less than this left of a copy, and more there: another copy is due. */
  private static final int ENOUGH = 256;

  private static final byte[] NONE = {};

  private byte[] copy = NONE;
  private byte[] array = NONE;
  private int shift;
  private int start;
  private int end = -1;

  /** The buffer may hold other octets from now on. */
  void forget() {
    end = -1;
  }

  /** Lays the window over a buffer from {@code at} on, as far as it goes but not past a limit. */
  void cover(ByteBuffer buffer, int at, int limit) {
    if (at < start || end != limit) {
      move(buffer, at, limit);
    }
  }

  private void move(ByteBuffer buffer, int at, int limit) {
    if (buffer.hasArray()) {
      byte[] own = buffer.array();
      if (array != own) {
        array = own;
      }
      shift = buffer.arrayOffset();
      start = at;
      end = limit;
      return;
    }
    // A copy that goes past the limit would show what the caller may not see
    if (at >= start && end - at >= ENOUGH && end <= limit) {
      return;
    }
    copy(buffer, at, limit);
  }

  private void copy(ByteBuffer buffer, int at, int limit) {
    if (copy.length == 0) {
      copy = new byte[COPY_OCTETS];
    }
    array = copy;
    start = at;
    shift = -at;
    end = at + Math.min(limit - at, COPY_OCTETS);
    buffer.get(at, copy, 0, end - at);
  }

  /** Whether the window lies over these octets of the buffer. */
  boolean covers(int from, int to) {
    return from >= start && to <= end;
  }

  /** Where the octets lie: those of the buffer's index {@code i} at {@code i + shift()}. */
  byte[] array() {
    return array;
  }

  int shift() {
    return shift;
  }

  /** Absolute index in the buffer behind the octets that are covered. */
  int end() {
    return end;
  }
}
