package io.netlayers.benchmarks;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.Random;

/** Varied TCP frames, made by hand so that no contender's encoder has a say. */
final class Frames {
  static final int COUNT = 1024;
  static final int PAYLOAD = 512;
  private static final int SYN_ONE_IN = 16;

  private Frames() {}

  /**
   * Ethernet, IPv4 and TCP with MSS, SACK permitted, timestamps, no-op and window scale (a SYN's)
   * or with no-ops and timestamps (a data segment's, all but one in sixteen), and 0 to {@value
   * #PAYLOAD} octets.
   */
  static byte[][] varied() {
    Random random = new Random(1);
    byte[][] frames = new byte[COUNT][];
    for (int i = 0; i < COUNT; i++) {
      boolean syn = random.nextInt(SYN_ONE_IN) == 0;
      frames[i] = frame(random, syn, syn ? 0 : random.nextInt(PAYLOAD + 1));
    }
    return frames;
  }

  private static byte[] frame(Random random, boolean syn, int payload) {
    int options = syn ? 20 : 12;
    byte[] octets = new byte[14 + 20 + 20 + options + payload];
    random.nextBytes(octets);
    ByteBuffer b = ByteBuffer.wrap(octets);
    b.putShort(12, (short) 0x0800);
    b.put(14, (byte) 0x45);
    b.putShort(16, (short) (octets.length - 14));
    b.putShort(20, (short) 0x4000);
    b.put(22, (byte) 64);
    b.put(23, (byte) 6);
    b.putShort(24, (short) 0);
    b.putShort(24, (short) InternetChecksum.of(b, 14, 20));
    b.put(46, (byte) (5 + options / 4 << 4));
    b.put(47, (byte) (syn ? 0x02 : 0x10));
    int at = 54;
    if (syn) {
      b.putInt(at, 0x020405b4).putShort(at + 4, (short) 0x0402);
      b.putShort(at + 6, (short) 0x080a);
      b.put(at + 16, (byte) 1).put(at + 17, (byte) 3).put(at + 18, (byte) 3);
      b.put(at + 19, (byte) 7);
    } else {
      b.putInt(at, 0x0101080a);
    }
    b.putShort(50, (short) 0);
    long sum = InternetChecksum.sum(b, 26, 8) + 6 + octets.length - 34;
    Octets.put16(
        b, 50, InternetChecksum.finish(sum + InternetChecksum.sum(b, 34, octets.length - 34)));
    return octets;
  }

  /** The frames as buffers of three kinds in turn: heap, direct, read-only. */
  static ByteBuffer[] mixed(byte[][] frames) {
    return ofKind(frames, "mixed");
  }

  /** The frames as buffers of one kind, or of three in turn. */
  static ByteBuffer[] ofKind(byte[][] frames, String kind) {
    String[] kinds = {"heap", "direct", "readOnly"};
    ByteBuffer[] buffers = new ByteBuffer[frames.length];
    for (int i = 0; i < frames.length; i++) {
      buffers[i] =
          switch (kind.equals("mixed") ? kinds[i % 3] : kind) {
            case "heap" -> ByteBuffer.wrap(frames[i]);
            case "direct" -> ByteBuffer.allocateDirect(frames[i].length).put(0, frames[i]);
            default -> ByteBuffer.wrap(frames[i]).asReadOnlyBuffer();
          };
    }
    return buffers;
  }
}
