package io.netlayers.ip.fragment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6PacketView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ReassemblyProperties {
  private static final String[] OPTIONS = {"", "94040000", "0707040000000001" + "8303ff00"};
  private static final String[] HEADERS = {
    "", "1100010400000000", "2b00010400000000" + "3c00fd0000000000" + "1100010400000000"
  };
  private static final int[] FIRST = {17, 60, 0};

  private final CountingPool pool = new CountingPool();

  private static List<ByteBuffer> shuffled(List<ByteBuffer> fragments, Random random) {
    List<ByteBuffer> shuffled = new ArrayList<>(fragments);
    Collections.shuffle(shuffled, random);
    for (int i = 0; i < 3; i++) {
      shuffled.add(
          random.nextInt(shuffled.size()), fragments.get(random.nextInt(fragments.size())));
    }
    return shuffled;
  }

  /** Fragments of two datagrams, shuffled, repeated and cut again, are those datagrams again. */
  @Property(tries = 200)
  void ipv4CutAndShuffledIsTheSame(
      @ForAll long seed, @ForAll @IntRange(min = 68, max = 1500) int mtu) {
    Random random = new Random(seed);
    ByteBuffer packet =
        Packets.ipv4(
            random.nextInt(65536), 1 + random.nextInt(9000), OPTIONS[random.nextInt(3)], seed);
    List<ByteBuffer> fragments = new ArrayList<>();
    for (ByteBuffer fragment : Packets.cut4(packet, Math.max(mtu, 200))) {
      fragments.addAll(Packets.cut4(fragment, mtu));
    }
    Reassembler reassembler =
        new Reassembler(ReassemblyConfig.builder().maxFragments(8192).build(), pool);
    int complete = 0;
    for (ByteBuffer fragment : shuffled(fragments, random)) {
      ReassemblyResult result = reassembler.onFragment(0, Packets.view4(fragment), 0);
      if (result == ReassemblyResult.COMPLETE) {
        complete++;
        assertEquals(packet, reassembler.buffer().slice(0, reassembler.length()));
      } else {
        assertTrue(
            result == ReassemblyResult.STORED
                || result == ReassemblyResult.DUPLICATE
                || fragments.size() == 1,
            result::toString);
      }
    }
    assertTrue(complete >= 1 || fragments.size() == 1);
  }

  @Property(tries = 200)
  void ipv6CutAndShuffledIsTheSame(
      @ForAll long seed, @ForAll @IntRange(min = 100, max = 1500) int mtu) {
    Random random = new Random(seed);
    int kind = random.nextInt(3);
    ByteBuffer packet = Packets.ipv6(FIRST[kind], HEADERS[kind], 1 + random.nextInt(9000), seed);
    List<ByteBuffer> fragments = Packets.cut6(packet, mtu, random.nextInt() & 0xFFFFFFFFL);
    Reassembler reassembler =
        new Reassembler(ReassemblyConfig.builder().maxFragments(8192).build(), pool);
    int complete = 0;
    for (ByteBuffer fragment : shuffled(fragments, random)) {
      ReassemblyResult result = reassembler.onFragment(0, Packets.view6(fragment), 0);
      if (result == ReassemblyResult.COMPLETE) {
        complete++;
        assertEquals(packet, reassembler.buffer().slice(0, reassembler.length()));
      }
    }
    assertTrue(complete >= 1 || fragments.size() == 1);
  }

  /** Whatever comes, the bounds hold, nothing throws, and every buffer goes back once. */
  @Property(tries = 60)
  void hostileFloodsStayWithinTheBounds(@ForAll long seed) {
    Random random = new Random(seed);
    ReassemblyConfig config =
        ReassemblyConfig.builder()
            .maxOctets(20_000)
            .maxDatagrams(1 + random.nextInt(20))
            .maxFragments(8)
            .hashSeed(seed)
            .build();
    Reassembler reassembler = new Reassembler(config, pool);
    int outside = pool.out;
    Ipv4PacketView four = new Ipv4PacketView();
    Ipv6PacketView six = new Ipv6PacketView();
    long now = 0;
    for (int i = 0; i < 2000; i++) {
      now += random.nextInt(50_000_000);
      int octets = random.nextInt(8) == 0 ? random.nextInt(2000) : 8 * random.nextInt(8);
      int from = 8 * (random.nextBoolean() ? random.nextInt(8) : random.nextInt(8192));
      boolean more = random.nextInt(4) != 0;
      int id = random.nextInt(40);
      if (random.nextBoolean()) {
        ByteBuffer packet = Packets.ipv4(id, octets, "", random.nextInt(2));
        four.wrap(packet, 0, packet.limit());
        four.fragmentOffset(from).moreFragments(more);
        reassembler.onFragment(0, four, now);
      } else {
        String header =
            String.format(
                "%02x00%04x%08x", random.nextBoolean() ? 17 : 60, from | (more ? 1 : 0), id);
        ByteBuffer packet = Packets.ipv6(44, header, octets, random.nextInt(2));
        six.wrap(packet, 0, packet.limit());
        reassembler.onFragment(0, six, now);
      }
      assertTrue(reassembler.octetsHeld() >= 0 && reassembler.octetsHeld() <= 20_000);
      assertTrue(reassembler.datagrams() <= config.maxDatagrams());
      assertTrue(pool.octetsOut <= 20_000 + 65_575);
      if (random.nextInt(20) == 0) {
        while (reassembler.nextDeadline() <= now) {
          assertTrue(reassembler.pollExpired(now));
        }
      }
    }
    now += 200_000_000_000L;
    while (reassembler.pollExpired(now)) {
      assertTrue(reassembler.length() >= 0);
    }
    assertEquals(0, reassembler.datagrams());
    assertEquals(0, reassembler.octetsHeld());
    assertEquals(outside, pool.out);
    pool.out = 0;
    pool.octetsOut = 0;
  }
}
