package io.netlayers.fsm.tcp.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TcpStreamFollowerProperties {
  private record Piece(String flags, int seq, String text) {}

  private static String stream(Random random, int length) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < length; i++) {
      out.append((char) ('a' + random.nextInt(26)));
    }
    return out.toString();
  }

  /** Segments that overlap, come twice and in any order give the stream that was sent. */
  @Property(tries = 200)
  void anyOrderGivesTheStream(@ForAll long seed) {
    Random random = new Random(seed);
    int isn = random.nextInt();
    String sent = stream(random, random.nextInt(3000));
    List<Piece> pieces = new ArrayList<>();
    for (int at = 0; at < sent.length(); ) {
      int length = Math.min(1 + random.nextInt(200), sent.length() - at);
      int back = random.nextInt(3) == 0 ? random.nextInt(at + 1) % 50 : 0;
      pieces.add(new Piece("A", isn + 1 + at - back, sent.substring(at - back, at + length)));
      if (random.nextInt(5) == 0) {
        pieces.add(pieces.get(random.nextInt(pieces.size())));
      }
      at += length;
    }
    pieces.add(new Piece("FA", isn + 1 + sent.length(), ""));
    pieces.add(new Piece("S", isn, ""));
    Collections.shuffle(pieces, random);
    OverlapPolicy policy = random.nextBoolean() ? OverlapPolicy.FIRST : OverlapPolicy.LAST;
    Recorder seen = new Recorder();
    TcpStreamFollower follower =
        new TcpStreamFollower(new FollowLimits(4096, 1024, 1000, 0, policy), seen);
    for (Piece piece : pieces) {
      follower.onSegment(FollowSide.SERVER, seen.segment(piece.flags, piece.seq, 0, piece.text));
    }
    assertEquals("s:(open)" + sent + "(end)", seen.log.toString());
  }

  /** What is delivered is what was sent at that place, and gaps are what nobody delivered. */
  @Property(tries = 200)
  void lossGivesGapsAndNothingFalse(@ForAll long seed) {
    Random random = new Random(seed);
    int isn = random.nextInt();
    String sent = stream(random, 6000);
    boolean[] captured = new boolean[sent.length()];
    Recorder seen = new Recorder();
    TcpStreamFollower follower =
        new TcpStreamFollower(
            new FollowLimits(1 << 16, 1024, random.nextInt(20), 0, OverlapPolicy.FIRST), seen);
    follower.onSegment(FollowSide.CLIENT, seen.segment("S", isn, 0, ""));
    for (int i = 0; i < 60; i++) {
      int at = random.nextInt(sent.length());
      int end = Math.min(sent.length(), at + 1 + random.nextInt(150));
      java.util.Arrays.fill(captured, at, end, true);
      follower.onSegment(
          FollowSide.CLIENT, seen.segment("A", isn + 1 + at, 0, sent.substring(at, end)));
    }
    follower.finish();
    StringBuilder expected = new StringBuilder("c:(open)");
    int reach = sent.length();
    while (reach > 0 && !captured[reach - 1]) {
      reach--;
    }
    for (int at = 0; at < reach; ) {
      int from = at;
      boolean there = captured[at];
      while (at < reach && captured[at] == there) {
        at++;
      }
      expected.append(there ? sent.substring(from, at) : "[" + (at - from) + "]");
    }
    assertEquals(expected.toString(), seen.log.toString());
  }

  /** Any segments at all do no harm, and positions follow on each other. */
  @Property(tries = 300)
  void anySegmentsDoNoHarm(@ForAll long seed) {
    Random random = new Random(seed);
    long[] at = new long[2];
    FollowSink sink =
        new FollowSink() {
          @Override
          public void octets(
              FollowSide side, long position, ByteBuffer buffer, int index, int length) {
            assertEquals(at[side.ordinal()], position);
            assertTrue(length > 0);
            at[side.ordinal()] += length;
          }

          @Override
          public void gap(FollowSide side, long position, long length) {
            assertEquals(at[side.ordinal()], position);
            assertTrue(length > 0);
            at[side.ordinal()] += length;
          }
        };
    FollowLimits limits =
        new FollowLimits(
            4096 << random.nextInt(3),
            1 + random.nextInt(8),
            random.nextInt(20),
            random.nextInt(4),
            random.nextBoolean() ? OverlapPolicy.FIRST : OverlapPolicy.LAST);
    TcpStreamFollower follower = new TcpStreamFollower(limits, sink);
    Recorder maker = new Recorder();
    int around = random.nextInt();
    for (int i = 0; i < 200; i++) {
      int spread = 1 << random.nextInt(32);
      int seq = around + (spread == 0 ? 0 : random.nextInt() % Math.max(1, Math.abs(spread)));
      int roll = random.nextInt(200);
      String flags = roll < 190 ? "A" : roll < 195 ? "FA" : "RA";
      int length = random.nextInt(3) == 0 ? random.nextInt(5000) : random.nextInt(50);
      String text = "x".repeat(length);
      FollowSide side = random.nextBoolean() ? FollowSide.CLIENT : FollowSide.SERVER;
      follower.onSegment(
          side, maker.segment(flags, seq, around + random.nextInt(9000), text, length / 3));
      if (random.nextInt(8) == 0) {
        around += random.nextInt(3000);
      }
    }
    follower.finish();
  }
}
