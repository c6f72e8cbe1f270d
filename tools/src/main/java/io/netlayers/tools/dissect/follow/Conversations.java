package io.netlayers.tools.dissect.follow;

import io.netlayers.core.OctetView;
import io.netlayers.packet.FrameWalker;
import io.netlayers.packet.Layer;
import io.netlayers.tcp.TcpDecodeStatus;
import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpSegmentView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the segments of a capture into their conversations. Each is written when another takes its
 * ports, when too many are open and it rested longest, or at the end; those of the end by number.
 */
public final class Conversations {
  private static final int MOST_OPEN = 4096;

  private final ConversationWriter out;
  private final Map<Endpoints, Conversation> open = new LinkedHashMap<>(64, 0.75f, true);
  private long count;

  /** Conversations that go to a writer. */
  public Conversations(ConversationWriter out) {
    this.out = out;
  }

  /** Takes a frame that was walked; what is no TCP is passed by. */
  public void onFrame(long number, long epochSeconds, int nanos, FrameWalker layers)
      throws IOException {
    int at = layers.indexOf(Layer.TCP, 0);
    if (at < 1 || !(layers.view(at) instanceof TcpSegmentView tcp) || isUnreadable(layers)) {
      return;
    }
    OctetView carrier = layers.view(at - 1);
    Endpoints endpoints = Endpoints.of(carrier, tcp);
    if (endpoints != null) {
      take(endpoints, tcp, new Stamp(number, epochSeconds, nanos));
    }
  }

  /** Whether it is not known where a segment's text begins. */
  private static boolean isUnreadable(FrameWalker layers) {
    return layers.faultStatus() == TcpDecodeStatus.BAD_DATA_OFFSET
        || layers.faultStatus() == TcpDecodeStatus.TRUNCATED_HEADER
        || layers.faultStatus() == TcpDecodeStatus.TRUNCATED_OPTIONS;
  }

  private void take(Endpoints endpoints, TcpSegmentView tcp, Stamp now) throws IOException {
    Endpoints key = endpoints.canonical();
    Conversation conversation = open.get(key);
    boolean fromClient = conversation != null && conversation.endpoints.equals(endpoints);
    if (conversation != null && conversation.isFollowedBy(fromClient, tcp)) {
      open.remove(key);
      write(conversation);
      conversation = null;
    }
    if (conversation == null) {
      fromClient = isFromClient(endpoints, tcp);
      conversation = new Conversation(++count, fromClient ? endpoints : endpoints.reversed(), now);
      open.put(key, conversation);
      if (open.size() > MOST_OPEN) {
        Iterator<Conversation> oldest = open.values().iterator();
        Conversation rested = oldest.next();
        oldest.remove();
        write(rested);
      }
    }
    conversation.onSegment(fromClient, tcp, now);
  }

  /** A SYN tells; without one, the port that servers are likelier to have is the server's. */
  private static boolean isFromClient(Endpoints endpoints, TcpSegmentView tcp) {
    if (tcp.has(TcpFlags.SYN)) {
      return !tcp.has(TcpFlags.ACK);
    }
    return endpoints.fromPort() >= endpoints.toPort();
  }

  private void write(Conversation conversation) throws IOException {
    conversation.finish();
    out.write(conversation);
  }

  /** The capture is over. */
  public void finish() throws IOException {
    List<Conversation> rest = new ArrayList<>(open.values());
    open.clear();
    rest.sort(Comparator.comparingLong(conversation -> conversation.number));
    for (Conversation conversation : rest) {
      write(conversation);
    }
    out.flush();
  }
}
