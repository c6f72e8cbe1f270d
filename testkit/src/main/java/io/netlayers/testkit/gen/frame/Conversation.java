package io.netlayers.testkit.gen.frame;

import io.netlayers.core.OctetString;
import io.netlayers.tcp.TcpHeader;
import java.util.List;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * A TCP connection as somebody in the middle sees it, and the truth about it.
 *
 * @param clientIss the client's initial send sequence number
 * @param serverIss the server's
 * @param fromClient the octets that the client sent, in order and each once
 * @param fromServer the octets that the server sent
 * @param segments from the SYN to the last FIN, in the order that they pass
 */
public record Conversation(
    @Unsigned int clientIss,
    @Unsigned int serverIss,
    OctetString fromClient,
    OctetString fromServer,
    List<Segment> segments) {
  /** How a segment came to where it is. */
  public enum Kind {
    /** Opens a direction, or both. */
    SYN,
    /** New octets behind all that passed before. */
    IN_ORDER,
    /** New octets before others that passed already, or behind a gap. */
    REORDERED,
    /** The very octets of a segment that passed already. */
    RETRANSMITTED,
    /** Octets of which some passed already, and some may not have. */
    OVERLAPPING,
    /** Closes a direction; no octets. */
    FIN
  }

  /**
   * One segment.
   *
   * @param fromClient which side sent it
   * @param header with the right sequence number; checksum 0
   */
  public record Segment(boolean fromClient, Kind kind, TcpHeader header, OctetString payload) {
    @Override
    public String toString() {
      return (fromClient ? "> " : "< ") + header + " len " + payload.length() + " " + kind;
    }
  }

  /** Copies the list. */
  public Conversation {
    segments = List.copyOf(segments);
  }

  /** A line a segment. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    segments.forEach(segment -> text.append(segment).append('\n'));
    return text.toString();
  }
}
