package io.netlayers.testkit.gen.frame;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.tcp.SeqNumbers;
import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpHeader;
import io.netlayers.tcp.TcpOption;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.Split;
import io.netlayers.testkit.gen.frame.Conversation.Kind;
import io.netlayers.testkit.gen.frame.Conversation.Segment;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Makes {@link Conversation}s: what passes is cut anyhow, repeated, overlapped and out of order.
 */
public final class Conversations {
  private static final int MAX_STREAM = 400;

  private Conversations() {}

  /** Any octets in both directions. */
  public static Generator<Conversation> any() {
    return of(c -> c.octets(0, MAX_STREAM), c -> c.octets(0, MAX_STREAM));
  }

  /** One HTTP request and one response. */
  public static Generator<Conversation> http() {
    return of(HttpMessages.request(), HttpMessages.response());
  }

  /** The streams of two generators. */
  public static Generator<Conversation> of(
      Generator<OctetString> fromClient, Generator<OctetString> fromServer) {
    return c -> make(c, fromClient.generate(c), fromServer.generate(c));
  }

  private static Conversation make(Choices c, OctetString up, OctetString down) {
    @Unsigned int clientIss = c.bits32();
    @Unsigned int serverIss = c.bits32();
    Direction client = new Direction(true, c.u16(), c.u16(), clientIss, serverIss, up);
    Direction server =
        new Direction(false, client.destination, client.source, serverIss, clientIss, down);
    List<Segment> segments = new ArrayList<>();
    segments.add(client.syn(c, TcpFlags.SYN, Octets.asBits(0)));
    segments.add(server.syn(c, TcpFlags.SYN | TcpFlags.ACK, SeqNumbers.add(clientIss, 1)));
    List<Segment> upward = client.segments(c);
    List<Segment> downward = server.segments(c);
    int u = 0;
    int d = 0;
    while (u < upward.size() || d < downward.size()) {
      boolean next = d == downward.size() || u < upward.size() && !c.flag();
      segments.add(next ? upward.get(u++) : downward.get(d++));
    }
    segments.add(client.fin());
    segments.add(server.fin());
    return new Conversation(clientIss, serverIss, up, down, segments);
  }

  /** Moves each element to a place at most so far ahead. */
  static <T> void shuffle(Choices c, List<T> list, int farthest) {
    for (int i = 0; i < list.size() - 1; i++) {
      int other = Math.min(list.size() - 1, i + c.between(0, farthest - 1));
      T moved = list.get(i);
      list.set(i, list.get(other));
      list.set(other, moved);
    }
  }

  /** A run of a stream's octets. */
  private record Range(int from, int to) {}

  /** What one side sends. */
  private static final class Direction {
    private final boolean fromClient;
    private final int source;
    private final int destination;
    private final @Unsigned int iss;
    private final @Unsigned int peerIss;
    private final OctetString stream;

    Direction(
        boolean fromClient,
        int source,
        int destination,
        @Unsigned int iss,
        @Unsigned int peerIss,
        OctetString stream) {
      this.fromClient = fromClient;
      this.source = source;
      this.destination = destination;
      this.iss = iss;
      this.peerIss = peerIss;
      this.stream = stream;
    }

    private TcpHeader.Builder header(int flags, int offset) {
      TcpHeader.Builder builder = TcpHeader.builder();
      builder
          .sourcePort(source)
          .destinationPort(destination)
          .sequence(SeqNumbers.add(iss, offset))
          .flags(flags)
          .window(0xFFFF);
      return builder;
    }

    Segment syn(Choices c, int flags, @Unsigned int acknowledgment) {
      TcpHeader header =
          header(flags, 0)
              .acknowledgment(acknowledgment)
              .addOptions(new TcpOption.Mss(c.between(536, 1460)))
              .build();
      return new Segment(fromClient, Kind.SYN, header, OctetString.EMPTY);
    }

    Segment fin() {
      TcpHeader header =
          header(TcpFlags.FIN | TcpFlags.ACK, 1 + stream.length())
              .acknowledgment(SeqNumbers.add(peerIss, 1))
              .build();
      return new Segment(fromClient, Kind.FIN, header, OctetString.EMPTY);
    }

    /** The stream cut, with repetitions and overlaps put in, then out of order. */
    List<Segment> segments(Choices c) {
      List<Range> ranges = new ArrayList<>();
      int at = 0;
      for (OctetString piece : Split.of(each -> stream, 8).generate(c).pieces()) {
        if (piece.length() > 0) {
          ranges.add(new Range(at, at + piece.length()));
          at += piece.length();
        }
      }
      int count = ranges.size();
      for (int i = 0; i < count; i++) {
        Range range = ranges.get(i);
        switch (c.below(6)) {
          case 4 -> ranges.add(new Range(range.from, range.to));
          case 5 ->
              ranges.add(new Range(c.between(0, range.from), c.between(range.to, stream.length())));
          default -> {}
        }
      }
      shuffle(c, ranges, c.oneOf(1, 1, 3, Math.max(1, ranges.size())));
      return labelled(ranges);
    }

    /** What each range is follows from the ranges before it. */
    private List<Segment> labelled(List<Range> ranges) {
      List<Segment> segments = new ArrayList<>();
      boolean[] passed = new boolean[stream.length()];
      int highest = 0;
      for (int i = 0; i < ranges.size(); i++) {
        Range range = ranges.get(i);
        int known = 0;
        for (int at = range.from; at < range.to; at++) {
          known += passed[at] ? 1 : 0;
          passed[at] = true;
        }
        boolean sameBefore = false;
        for (Range before : ranges.subList(0, i)) {
          sameBefore |= before.from == range.from && before.to == range.to;
        }
        Kind kind =
            sameBefore
                ? Kind.RETRANSMITTED
                : known > 0
                    ? Kind.OVERLAPPING
                    : range.from == highest ? Kind.IN_ORDER : Kind.REORDERED;
        highest = Math.max(highest, range.to);
        segments.add(segment(kind, range));
      }
      return segments;
    }

    private Segment segment(Kind kind, Range range) {
      TcpHeader header =
          header(TcpFlags.PSH | TcpFlags.ACK, 1 + range.from)
              .acknowledgment(SeqNumbers.add(peerIss, 1))
              .build();
      OctetString payload =
          OctetString.copyOf(stream.asByteBuffer(), range.from, range.to - range.from);
      return new Segment(fromClient, kind, header, payload);
    }
  }
}
