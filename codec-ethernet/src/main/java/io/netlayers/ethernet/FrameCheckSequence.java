package io.netlayers.ethernet;

import io.netlayers.core.Octets;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * The frame check sequence: CRC-32 over everything from the destination address to the padding
 * (IEEE 802.3 §3.2.9), sent with its lowest octet first.
 *
 * <p>A table of its own and not {@link java.util.zip.CRC32}: that one needs an object, copies from
 * read-only buffers and moves a direct buffer's position.
 */
public final class FrameCheckSequence {
  /** Octets of the sequence. */
  public static final int OCTETS = EthernetLayout.FCS_OCTETS;

  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** The generator polynomial of IEEE 802.3 §3.2.9, its bits reversed. */
  private static final @Unsigned int POLYNOMIAL = 0xEDB88320;

  /** Row k: an octet's remainder when k more octets of zero follow it ("slicing by eight"). */
  private static final @Unsigned int[][] TABLE = table();

  private FrameCheckSequence() {}

  private static @Unsigned int[][] table() {
    @Unsigned int[][] table = new @Unsigned int[8][256];
    for (int i = 0; i < 256; i++) {
      @Unsigned int crc = Octets.asBits(i);
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) != 0 ? crc >>> 1 ^ POLYNOMIAL : crc >>> 1;
      }
      table[0][i] = crc;
    }
    for (int i = 0; i < 256; i++) {
      for (int k = 1; k < 8; k++) {
        @Unsigned int before = table[k - 1][i];
        table[k][i] = before >>> 8 ^ table[0][before & 0xFF];
      }
    }
    return table;
  }

  /**
   * Works the sequence out; allocates nothing.
   *
   * @return 0 to 2^32 - 1
   * @throws IndexOutOfBoundsException if the range is outside the buffer
   */
  public static @SignedPositive long compute(ByteBuffer buffer, int offset, int length) {
    @Unsigned int[][] t = TABLE;
    @Unsigned int crc = 0xFFFFFFFF;
    int i = offset;
    int end = offset + length;
    for (; i <= end - 8; i += 8) {
      @Unsigned int low = littleEndian(buffer, i) ^ crc;
      @Unsigned int high = littleEndian(buffer, i + 4);
      crc =
          t[7][low & 0xFF]
              ^ t[6][low >>> 8 & 0xFF]
              ^ t[5][low >>> 16 & 0xFF]
              ^ t[4][low >>> 24 & 0xFF]
              ^ t[3][high & 0xFF]
              ^ t[2][high >>> 8 & 0xFF]
              ^ t[1][high >>> 16 & 0xFF]
              ^ t[0][high >>> 24 & 0xFF];
    }
    for (; i < end; i++) {
      crc = crc >>> 8 ^ t[0][(crc ^ Octets.u8(buffer, i)) & 0xFF];
    }
    return ~crc & 0xFFFFFFFFL;
  }

  /** Reads a sequence at an absolute index, 0 to 2^32 - 1. */
  public static @SignedPositive long read(ByteBuffer buffer, int index) {
    return littleEndian(buffer, index) & 0xFFFFFFFFL;
  }

  /** Writes the low 32 bits of a sequence to an absolute index. */
  public static void write(ByteBuffer buffer, int index, long fcs) {
    INT.set(buffer, index, (int) fcs);
  }

  @SuppressWarnings("signedness:cast.unsafe") // a var handle's result has no signedness of its own
  private static @Unsigned int littleEndian(ByteBuffer buffer, int index) {
    return (@Unsigned int) INT.get(buffer, index);
  }
}
