package io.netlayers.testkit.net;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.pcap.block.EnhancedPacket;
import io.netlayers.pcap.block.InterfaceDescription;
import io.netlayers.pcap.block.PcapngBlock;
import io.netlayers.pcap.block.PcapngOption;
import io.netlayers.pcap.block.SectionHeader;
import io.netlayers.testkit.net.model.LinkEvent;
import io.netlayers.testkit.net.model.LinkPacket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes pcapng (draft-ietf-opsawg-pcapng) of what passes, to be opened in Wireshark: each link
 * direction is an interface with the link's name, times are nanoseconds.
 *
 * <p>There are two places to stand. {@link SimulatedNetwork#observe} and {@link
 * SimulatedLink#observe} see everything: a packet is written when it arrives, with a comment that
 * says what the link did to it, or when it is dropped, with a comment that says why. {@link #tap}
 * sees what a host sees: what it sends, when it sends it, and what reaches it.
 */
public final class PcapngRecorder implements LinkObserver {
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
  private static final int NANOSECONDS = 9;
  private static final int EPB_FLAGS = 2;
  private static final long RECEIVED = 1;
  private static final long SENT = 2;

  /** Where blocks go. */
  @FunctionalInterface
  public interface Sink {
    /** Takes a whole block, from position to limit; it is lent until the method returns. */
    void accept(ByteBuffer block);
  }

  private final int linkType;
  private final long epochNanos;
  private final Sink sink;
  private final List<SimulatedLink> interfaces = new ArrayList<>();
  private boolean begun;

  /**
   * A recorder that writes through a sink.
   *
   * @param linkType what each packet begins with, such as {@link
   *     io.netlayers.pcap.LinkType#ETHERNET} or {@link io.netlayers.pcap.LinkType#RAW}
   * @param epochNanos when the network's time 0 is, in nanoseconds since 1970, 0 or more
   */
  public PcapngRecorder(int linkType, long epochNanos, Sink sink) {
    if (linkType < 0 || linkType > 0xFFFF || epochNanos < 0) {
      throw new IllegalArgumentException("link type " + linkType + ", epoch " + epochNanos);
    }
    this.linkType = linkType;
    this.epochNanos = epochNanos;
    this.sink = sink;
  }

  @Override
  public void onEvent(SimulatedLink link, LinkEvent event, LinkPacket packet, long nowNanos) {
    if (event == LinkEvent.DELIVERED || event == LinkEvent.DROPPED) {
      write(link, packet, nowNanos, RECEIVED, comments(packet));
    }
  }

  /** Records at one end of a connection as a capture on that host would, without comments. */
  public void tap(NetworkPort port) {
    port.out().observe(new Tap(LinkEvent.SENT, SENT));
    port.in().observe(new Tap(LinkEvent.DELIVERED, RECEIVED));
  }

  private final class Tap implements LinkObserver {
    private final LinkEvent wanted;
    private final long direction;

    Tap(LinkEvent wanted, long direction) {
      this.wanted = wanted;
      this.direction = direction;
    }

    @Override
    public void onEvent(SimulatedLink link, LinkEvent event, LinkPacket packet, long nowNanos) {
      if (event == wanted) {
        write(link, packet, nowNanos, direction, new ArrayList<>());
      }
    }
  }

  private void write(
      SimulatedLink link,
      LinkPacket packet,
      long nowNanos,
      long direction,
      List<PcapngOption> options) {
    options.add(PcapngOption.u32(EPB_FLAGS, direction, ORDER));
    write(
        new EnhancedPacket(
            interfaceOf(link),
            Octets.asBits(epochNanos + nowNanos),
            OctetString.copyOf(packet.octets(), 0, packet.length()),
            packet.length(),
            options));
  }

  private static List<PcapngOption> comments(LinkPacket packet) {
    List<PcapngOption> comments = new ArrayList<>();
    if (packet.dropCause() != null) {
      comments.add(PcapngOption.comment("dropped: " + packet.dropCause()));
    }
    addIf(packet.isMarked(), "marked", comments);
    addIf(packet.isCorrupted(), "corrupted", comments);
    addIf(packet.isHeldBack(), "held back", comments);
    addIf(packet.isDuplicate(), "duplicate", comments);
    return comments;
  }

  private static void addIf(boolean holds, String text, List<PcapngOption> comments) {
    if (holds) {
      comments.add(PcapngOption.comment(text));
    }
  }

  private int interfaceOf(SimulatedLink link) {
    for (int i = 0; i < interfaces.size(); i++) {
      if (interfaces.get(i) == link) {
        return i;
      }
    }
    if (!begun) {
      begun = true;
      write(SectionHeader.of());
    }
    interfaces.add(link);
    write(
        new InterfaceDescription(
            linkType,
            0,
            List.of(
                PcapngOption.text(InterfaceDescription.NAME, link.name()),
                PcapngOption.octet(InterfaceDescription.TIMESTAMP_RESOLUTION, NANOSECONDS))));
    return interfaces.size() - 1;
  }

  private void write(PcapngBlock block) {
    ByteBuffer octets = ByteBuffer.allocate(block.encodedLength());
    block.encode(octets, 0, ORDER);
    sink.accept(octets);
  }
}
