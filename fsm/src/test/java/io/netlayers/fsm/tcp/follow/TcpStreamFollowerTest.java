package io.netlayers.fsm.tcp.follow;

import static io.netlayers.fsm.tcp.follow.FollowSide.CLIENT;
import static io.netlayers.fsm.tcp.follow.FollowSide.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TcpStreamFollowerTest {
  private static final int C = -10; // the client's numbers wrap early
  private static final int S = 5000;

  private final Recorder seen = new Recorder();
  private TcpStreamFollower follower = new TcpStreamFollower(seen);

  private void client(String flags, int seq, int ack, String text) {
    follower.onSegment(CLIENT, seen.segment(flags, C + seq, S + ack, text));
  }

  private void server(String flags, int seq, int ack, String text) {
    follower.onSegment(SERVER, seen.segment(flags, S + seq, C + ack, text));
  }

  private void handshake() {
    client("S", 0, 0, "");
    server("SA", 0, 1, "");
    client("A", 1, 1, "");
    assertEquals("c:(open) s:(open)", seen.log.toString());
    seen.log.setLength(0);
  }

  @Test
  void aWholeConversation() {
    handshake();
    client("A", 1, 1, "GET / please, and quickly");
    server("A", 1, 26, "hello");
    client("FA", 26, 6, "");
    server("FA", 6, 27, " you");
    client("A", 27, 11, "");
    assertEquals("c:GET / please, and quickly s:hello c:(end) s: you(end)", seen.log.toString());
    assertTrue(follower.isClosed());
    follower.finish();
    assertEquals("c:GET / please, and quickly s:hello c:(end) s: you(end)", seen.log.toString());
  }

  @Test
  void orderIsRestoredAndWhatComesAgainIsDropped() {
    handshake();
    client("A", 4, 1, "def");
    client("A", 10, 1, "jkl");
    client("A", 1, 1, "abc");
    client("A", 1, 1, "abcdef");
    client("A", 5, 1, "efghij");
    assertEquals("c:abcdefghijkl", seen.log.toString());
  }

  @Test
  void theSynMayComeLate() {
    client("A", 4, 1, "def");
    server("A", 1, 7, "xyz");
    assertEquals("", seen.log.toString());
    server("SA", 0, 1, "");
    client("S", 0, 0, "");
    client("A", 1, 1, "abc");
    assertEquals("s:(open)xyz c:(open)abcdef", seen.log.toString());
  }

  @Test
  void fromTheMiddleTheLowestOctetIsTheFirst() {
    client("A", 104, 50, "def");
    client("A", 101, 50, "abc");
    server("A", 50, 107, "xyz");
    follower.finish();
    assertEquals("c:abcdef s:xyz", seen.log.toString());
  }

  @Test
  void fromTheMiddleItBeginsAfterSomeSegments() {
    follower = new TcpStreamFollower(new FollowLimits(4096, 16, 2, 0, OverlapPolicy.FIRST), seen);
    client("A", 101, 50, "abc");
    client("A", 104, 50, "def");
    assertEquals("", seen.log.toString());
    client("A", 107, 50, "ghi");
    assertEquals("c:abcdefghi", seen.log.toString());
    client("A", 110, 50, "jkl");
    assertEquals("c:abcdefghijkl", seen.log.toString());
  }

  @Test
  void whatIsMissingAtTheEndIsAGap() {
    handshake();
    client("A", 1, 1, "abc");
    client("A", 9, 1, "ijk");
    server("A", 1, 20, "");
    follower.finish();
    assertEquals("c:abc[5]ijk[8]", seen.log.toString());
  }

  @Test
  void whatIsMissingBeforeTheFinIsAGap() {
    handshake();
    client("FA", 9, 1, "ijk");
    follower.finish();
    assertEquals("c:[8]ijk(end)", seen.log.toString());
  }

  @Test
  void whatWasAcknowledgedIsNotWaitedForLong() {
    follower = new TcpStreamFollower(new FollowLimits(4096, 16, 0, 3, OverlapPolicy.FIRST), seen);
    handshake();
    client("A", 4, 1, "def");
    server("A", 1, 7, "");
    server("A", 1, 7, "");
    assertEquals("", seen.log.toString());
    server("A", 1, 7, "");
    assertEquals("c:[3]def", seen.log.toString());
    client("A", 1, 1, "abc");
    assertEquals("c:[3]def", seen.log.toString());
  }

  @Test
  void memoryIsBoundedByTheWindow() {
    follower = new TcpStreamFollower(new FollowLimits(4096, 16, 0, 0, OverlapPolicy.FIRST), seen);
    handshake();
    client("A", 11, 1, "kl");
    client("A", 4096, 1, "x");
    assertEquals("", seen.log.toString());
    client("A", 4100, 1, "yz");
    assertEquals("c:[10]kl", seen.log.toString());
    seen.log.setLength(0);
    client("A", 100_000, 1, "far");
    assertEquals("c:[4083]x[3]yz[91805]", seen.log.toString());
    follower.finish();
    assertTrue(seen.log.toString().endsWith("far"), seen.log.toString());
  }

  @Test
  void memoryIsBoundedByTheNumberOfRanges() {
    follower = new TcpStreamFollower(new FollowLimits(4096, 3, 0, 0, OverlapPolicy.FIRST), seen);
    handshake();
    client("A", 3, 1, "b");
    client("A", 5, 1, "d");
    client("A", 7, 1, "f");
    assertEquals("", seen.log.toString());
    client("A", 9, 1, "h");
    assertEquals("c:[2]b", seen.log.toString());
    client("A", 6, 1, "e");
    follower.finish();
    assertEquals("c:[2]b[1]def[1]h", seen.log.toString());
  }

  @Test
  void ofOverlapsTheFirstOctetsCount() {
    handshake();
    client("A", 3, 1, "cdef");
    client("A", 5, 1, "EFGH");
    client("A", 1, 1, "ABCD");
    assertEquals("c:(conflict 4+2)(conflict 2+2)ABcdefGH", seen.log.toString());
  }

  @Test
  void ofOverlapsTheLastOctetsCount() {
    follower = new TcpStreamFollower(new FollowLimits(4096, 9, 0, 0, OverlapPolicy.LAST), seen);
    handshake();
    client("A", 3, 1, "cdef");
    client("A", 5, 1, "EFGH");
    client("A", 1, 1, "ABCD");
    assertEquals("c:(conflict 4+2)(conflict 2+2)ABCDEFGH", seen.log.toString());
  }

  @Test
  void aCaptureThatCutsSegmentsOffLeavesGaps() {
    handshake();
    follower.onSegment(CLIENT, seen.segment("A", C + 1, S + 1, "abcdef", 2));
    client("A", 7, 1, "ghi");
    assertEquals("c:abcd[2]ghi", seen.log.toString());
    follower.onSegment(CLIENT, seen.segment("A", C + 14, S + 1, "nopq", 1));
    client("A", 18, 1, "r");
    client("A", 10, 1, "jklm");
    assertEquals("c:abcd[2]ghijklmnop[1]r", seen.log.toString());
  }

  @Test
  void aResetIsToldIfItCanBeOfTheConversation() {
    handshake();
    client("A", 1, 1, "abc");
    server("R", 1 << 30, 0, "");
    assertEquals("c:abc", seen.log.toString());
    server("R", 1, 0, "");
    assertEquals("c:abc s:(reset)", seen.log.toString());
  }

  @Test
  void aSynOfItsOwnBeginsANewConversation() {
    handshake();
    client("A", 4, 1, "def");
    client("S", 1 << 29, 0, "");
    client("A", (1 << 29) + 1, 0, "new");
    assertEquals("c:[3]def(new)(open)new", seen.log.toString());
  }

  @Test
  void alsoAfterAConversationThatWasFollowedFromTheMiddle() {
    follower = new TcpStreamFollower(FollowLimits.LIVE, seen);
    client("A", 4, 1, "def");
    client("S", 1 << 29, 0, "");
    client("S", 1 << 29, 0, "");
    client("A", (1 << 29) + 1, 0, "new");
    assertEquals("c:def(new)(open)new", seen.log.toString());
  }

  @Test
  void theSynsOwnTextIsTheFirst() {
    client("S", 0, 0, "fast");
    client("A", 5, 1, "er");
    assertEquals("c:(open)faster", seen.log.toString());
  }

  @Test
  void keepAlivesAndProbesAddNothing() {
    handshake();
    client("A", 1, 1, "abc");
    client("A", 3, 1, "?");
    client("A", 3, 1, "");
    client("A", 4, 1, "d");
    assertEquals("c:abcd", seen.log.toString());
    assertFalse(follower.isClosed());
  }

  @Test
  void limitsThatAreNoneAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new FollowLimits(4095, 1, 0, 0, OverlapPolicy.FIRST));
    assertThrows(
        IllegalArgumentException.class, () -> new FollowLimits(4096, 0, 0, 0, OverlapPolicy.FIRST));
    assertThrows(
        IllegalArgumentException.class,
        () -> new FollowLimits(4096, 1, -1, 0, OverlapPolicy.FIRST));
  }
}
