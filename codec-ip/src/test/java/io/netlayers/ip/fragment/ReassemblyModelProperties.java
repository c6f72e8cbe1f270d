package io.netlayers.ip.fragment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.ip.Ipv4PacketView;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The reassembler beside a plain model of its rules: an array that says what is known. */
class ReassemblyModelProperties {
  private static final int UNITS = 8;

  /** One datagram as the package's page describes it. */
  private static final class Model {
    final int[] fragmentOfOctet = new int[UNITS * 8 + 8];
    final byte[] octets = new byte[UNITS * 8 + 8];
    final int[][] ranges = new int[64][];
    int fragments;
    int end = -1;
    boolean isVoid;

    Model() {
      Arrays.fill(fragmentOfOctet, -1);
    }

    ReassemblyResult give(int from, byte[] data, boolean more) {
      int to = from + data.length;
      if (isVoid) {
        return ReassemblyResult.VOID;
      }
      if (end >= 0 && (to > end || more == (to == end))) {
        return giveUp(ReassemblyResult.INCONSISTENT);
      }
      boolean overlap = false;
      for (int i = from; i < to; i++) {
        overlap |= fragmentOfOctet[i] >= 0;
      }
      if (overlap) {
        return overlapping(from, to, data, more);
      }
      for (int i = to; i < octets.length && !more; i++) {
        if (fragmentOfOctet[i] >= 0) {
          return giveUp(ReassemblyResult.INCONSISTENT);
        }
      }
      ranges[fragments] = new int[] {from, to};
      for (int i = from; i < to; i++) {
        fragmentOfOctet[i] = fragments;
        octets[i] = data[i - from];
      }
      fragments++;
      end = more ? end : to;
      for (int i = 0; i < end; i++) {
        if (fragmentOfOctet[i] < 0) {
          return ReassemblyResult.STORED;
        }
      }
      return end < 0 ? ReassemblyResult.STORED : ReassemblyResult.COMPLETE;
    }

    private ReassemblyResult overlapping(int from, int to, byte[] data, boolean more) {
      for (int i = 0; i < fragments; i++) {
        if (ranges[i][0] == from
            && ranges[i][1] == to
            && Arrays.equals(octets, from, to, data, 0, data.length)) {
          return more == (to != end)
              ? ReassemblyResult.DUPLICATE
              : giveUp(ReassemblyResult.INCONSISTENT);
        }
      }
      return giveUp(ReassemblyResult.OVERLAP);
    }

    private ReassemblyResult giveUp(ReassemblyResult why) {
      isVoid = true;
      return why;
    }
  }

  @Property(tries = 3000)
  void doesWhatTheModelDoes(@ForAll long seed) {
    Random random = new Random(seed);
    CountingPool pool = new CountingPool();
    Reassembler reassembler = new Reassembler(ReassemblyConfig.builder().build(), pool);
    Model model = new Model();
    Ipv4PacketView view = new Ipv4PacketView();
    byte[] original = new byte[octetsOf(random)];
    random.nextBytes(original);
    for (int i = 0; i < 40; i++) {
      int from = 8 * random.nextInt(UNITS);
      int room = Math.max(1, original.length - from);
      boolean honest = random.nextInt(30) != 0;
      int length = Math.min(8 * (1 + random.nextInt(3)), room);
      boolean more =
          length % 8 == 0 && (honest ? from + length < original.length : random.nextBoolean());
      if (honest && from + length > original.length) {
        continue;
      }
      if (from == 0 && !more) {
        continue;
      }
      byte[] data = new byte[length];
      for (int k = 0; k < length; k++) {
        data[k] = from + k < original.length ? original[from + k] : 0;
      }
      if (random.nextInt(60) == 0) {
        data[0] ^= 1;
      }
      ByteBuffer packet = Packets.ipv4(7, length, "", 1);
      packet.put(20, data);
      view.wrap(packet, 0, packet.limit());
      view.fragmentOffset(from).moreFragments(more).updateHeaderChecksum();
      ReassemblyResult expected = model.give(from, data, more);
      assertEquals(expected, reassembler.onFragment(0, view, i));
      if (expected == ReassemblyResult.COMPLETE) {
        assertEquals(20 + model.end, reassembler.length());
        assertEquals(
            ByteBuffer.wrap(model.octets, 0, model.end), reassembler.buffer().slice(20, model.end));
        model = new Model();
      }
    }
  }

  private static int octetsOf(Random random) {
    return 9 + random.nextInt(UNITS * 8 - 9);
  }
}
