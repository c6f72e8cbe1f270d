package io.netlayers.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class OctetViewTest {
  private enum Status implements DecodeStatus {
    OK,
    CUT;

    @Override
    public boolean isTruncated() {
      return this == CUT;
    }

    @Override
    public DecodeStatus ok() {
      return OK;
    }
  }

  /** A view of octets that must not be fewer than four. */
  private static final class View extends OctetView {
    Status wrap(ByteBuffer buffer, int offset, int length) {
      attach(buffer, offset, length);
      return length < 4 ? fault(Status.CUT, length) : Status.OK;
    }
  }

  @Test
  void liesOverASlice() {
    View view = new View();
    assertEquals(0, view.length());
    assertEquals(-1, view.faultOffset());
    ByteBuffer buffer = ByteBuffer.allocate(10).limit(8);
    assertEquals(Status.OK, view.wrap(buffer, 3, 5));
    assertSame(buffer, view.buffer());
    assertEquals(3, view.offset());
    assertEquals(5, view.length());
    assertEquals(Status.CUT, view.wrap(buffer, 3, 2));
    assertEquals(2, view.faultOffset());
    assertEquals(Status.OK, view.wrap(buffer, 3, 4));
    assertEquals(-1, view.faultOffset());
    assertTrue(Status.OK.isOk());
    assertFalse(Status.CUT.isOk());
  }

  @Test
  void refusesASliceOutsideAndStaysWhereItWas() {
    View view = new View();
    ByteBuffer buffer = ByteBuffer.allocate(10).limit(8);
    view.wrap(buffer, 1, 5);
    for (int[] slice : new int[][] {{4, 5}, {-1, 4}, {0, -1}, {9, 0}, {5, Integer.MAX_VALUE}}) {
      assertThrows(IndexOutOfBoundsException.class, () -> view.wrap(buffer, slice[0], slice[1]));
    }
    assertEquals(1, view.offset());
    assertEquals(5, view.length());
    assertEquals(0, view.wrap(buffer, 8, 0).ordinal() - Status.CUT.ordinal());
  }
}
