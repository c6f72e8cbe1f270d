package io.netlayers.tools.dissect.follow;

import io.netlayers.fsm.tcp.follow.FollowLimits;
import io.netlayers.fsm.tcp.follow.FollowSide;
import io.netlayers.fsm.tcp.follow.FollowSink;
import io.netlayers.fsm.tcp.follow.OverlapPolicy;
import io.netlayers.fsm.tcp.follow.TcpStreamFollower;
import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** One TCP connection as it was captured. */
final class Conversation implements FollowSink {
  /** Captures may be in any order; ranges that wait are few. */
  private static final FollowLimits LIMITS =
      new FollowLimits(1 << 20, 64, 1000, 0, OverlapPolicy.FIRST);

  /** Gaps that are told one by one. */
  private static final int MOST_GAPS = 1000;

  /**
   * Octets that the capture lacks.
   *
   * @param ofClient whose
   * @param position the first of them in its side's stream
   */
  record Gap(boolean ofClient, long position, long length) {}

  final long number;

  /** From the client. */
  final Endpoints endpoints;

  final Stamp begin;
  Stamp last;
  long frames;
  long clientOctets;
  long serverOctets;
  long missingOctets;
  long conflicts;
  boolean clientOpened;
  boolean serverOpened;
  boolean clientClosed;
  boolean serverClosed;
  @Nullable FollowSide resetBy;
  final List<Gap> gaps = new ArrayList<>();
  final HttpDialogue dialogue = new HttpDialogue();

  @SuppressWarnings({"nullness:assignment", "nullness:argument"}) // calls back when segments come
  private final TcpStreamFollower follower = new TcpStreamFollower(LIMITS, this);

  private @Unsigned int clientIsn;

  Conversation(long number, Endpoints fromClient, Stamp begin) {
    this.number = number;
    this.endpoints = fromClient;
    this.begin = begin;
    this.last = begin;
  }

  /** Whether a segment opens another connection between the same ports. */
  boolean isFollowedBy(boolean fromClient, TcpSegmentView segment) {
    boolean opens = segment.has(TcpFlags.SYN) && !segment.has(TcpFlags.ACK);
    if (!opens) {
      return false;
    }
    boolean ended = clientClosed && serverClosed || resetBy != null;
    boolean same = fromClient && clientOpened && clientIsn == segment.sequence();
    return !same && (ended || clientOpened);
  }

  void onSegment(boolean fromClient, TcpSegmentView segment, Stamp now) {
    frames++;
    last = now;
    follower.onSegment(fromClient ? FollowSide.CLIENT : FollowSide.SERVER, segment);
  }

  /** No segment will come any more. */
  void finish() {
    follower.finish();
    if (resetBy != null) {
      // Only now: what was under way when the reset was sent may have been captured behind it
      dialogue.cutOff();
    }
  }

  @Override
  public void octets(FollowSide side, long position, ByteBuffer buffer, int index, int length) {
    boolean ofClient = side == FollowSide.CLIENT;
    if (ofClient) {
      clientOctets += length;
    } else {
      serverOctets += length;
    }
    dialogue.octets(ofClient, buffer, index, length, last);
  }

  @Override
  public void gap(FollowSide side, long position, long length) {
    boolean ofClient = side == FollowSide.CLIENT;
    missingOctets += length;
    if (gaps.size() < MOST_GAPS) {
      gaps.add(new Gap(ofClient, position, length));
    }
    dialogue.gap(ofClient, length, last);
  }

  @Override
  public void opened(FollowSide side, @Unsigned int initialSequence) {
    if (side == FollowSide.CLIENT) {
      clientOpened = true;
      clientIsn = initialSequence;
    } else {
      serverOpened = true;
    }
  }

  @Override
  public void closed(FollowSide side, long position) {
    boolean ofClient = side == FollowSide.CLIENT;
    clientClosed |= ofClient;
    serverClosed |= !ofClient;
    dialogue.closed(ofClient, last);
  }

  @Override
  public void reset(FollowSide side) {
    resetBy = resetBy == null ? side : resetBy;
  }

  @Override
  public void conflict(FollowSide side, long position, long length) {
    conflicts++;
  }

  /** How it ended, as far as was seen. */
  String ending() {
    FollowSide by = resetBy;
    if (by != null) {
      return by == FollowSide.CLIENT ? "reset by client" : "reset by server";
    }
    if (clientClosed && serverClosed) {
      return "closed";
    }
    return clientClosed ? "half closed by client" : serverClosed ? "half closed by server" : "open";
  }
}
