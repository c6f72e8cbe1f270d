package io.netlayers.tools.walk;

import io.netlayers.ip.icmp.Icmpv6MessageView;
import io.netlayers.packet.FrameWalker;
import io.netlayers.packet.Layer;
import io.netlayers.packet.LinkType;
import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.testkit.net.SimulatedWire;
import io.netlayers.testkit.net.model.LinkEvent;
import io.netlayers.testkit.net.model.LinkPacket;
import io.netlayers.tools.dissect.FrameText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Writes down every frame as it is sent: a line each, and an arrow in a sequence diagram. */
final class Narration {
  private static final Pattern OPTIONS = Pattern.compile(", options \\[[^]]*]");
  private static final int LONGEST_START_LINE = 200;
  private static final int NEIGHBOR_SOLICITATION = 135;

  private final Consumer<String> out;
  private final boolean verbose;
  private final FrameWalker walker = new FrameWalker();
  private final FrameText text = new FrameText();
  private final StringBuilder diagram = new StringBuilder("sequenceDiagram\n");
  private Chapter chapter = Chapter.NONE;
  private int frames;

  /** What a frame is about. */
  private enum Chapter {
    NONE(""),
    NEIGHBOURS("Which station has the next hop's address?"),
    OPENING("TCP opens: the three-way handshake"),
    EXCHANGE("HTTP: the request and its response, in segments that are acknowledged"),
    CLOSING("TCP closes: a FIN each way, each acknowledged"),
    ERRORS("The network objects: ICMP"),
    HOUSEKEEPING("IPv6 hosts tell which groups they are in, and look for routers");

    private final String title;

    Chapter(String title) {
      this.title = title;
    }
  }

  Narration(Consumer<String> out, boolean verbose) {
    this.out = out;
    this.verbose = verbose;
  }

  /** Listens to both directions between two stations. */
  void follow(SimulatedWire wire, String a, String b) {
    wire.aToB().observe((link, event, packet, now) -> onEvent(event, packet, now, a, b));
    wire.bToA().observe((link, event, packet, now) -> onEvent(event, packet, now, b, a));
  }

  /** A participant of the diagram, in the order from left to right. */
  void participant(String name) {
    diagram.append("  participant ").append(name).append('\n');
  }

  /** How many frames were sent. */
  int frames() {
    return frames;
  }

  /** The diagram in Mermaid's language. */
  String diagram() {
    return diagram.toString();
  }

  private void onEvent(LinkEvent event, LinkPacket packet, long now, String from, String to) {
    switch (event) {
      case SENT -> sent(packet, now, from, to);
      case DROPPED -> aside(now, from, to, "lost on the way");
      case CORRUPTED -> aside(now, from, to, "damaged on the way");
      case DUPLICATED -> aside(now, from, to, "doubled on the way");
      case HELD_BACK -> aside(now, from, to, "overtaken on the way");
      default -> {}
    }
  }

  private void aside(long now, String from, String to, String what) {
    out.accept(time(now) + "    !  " + what);
    diagram.append("  Note over ").append(from).append(',').append(to).append(": ");
    diagram.append(what).append('\n');
  }

  private void sent(LinkPacket packet, long now, String from, String to) {
    frames++;
    walker.walk(LinkType.ETHERNET, packet.octets(), 0, packet.length());
    enter(chapterOf());
    String line = text.line(walker) + http(packet.octets());
    out.accept(
        String.format(Locale.ROOT, "%s  %3d  %-6s > %-6s  %s", time(now), frames, from, to, line));
    if (verbose) {
      out.accept(text.layers(walker).stripTrailing());
    }
    diagram.append("  ").append(from).append("->>").append(to).append(": ");
    diagram.append(time(now).strip()).append(' ');
    diagram.append(escaped(OPTIONS.matcher(line).replaceAll(""))).append('\n');
  }

  /** The start line where a segment begins with one, which is what a person looks for. */
  private String http(ByteBuffer octets) {
    int last = walker.layerCount() - 1;
    if (last < 1
        || !(walker.view(last - 1) instanceof TcpSegmentView)
        || walker.layer(last) != Layer.PAYLOAD) {
      return "";
    }
    int from = walker.view(last).offset();
    byte[] start = new byte[Math.min(walker.view(last).length(), LONGEST_START_LINE)];
    octets.get(from, start);
    String content = new String(start, StandardCharsets.ISO_8859_1);
    int end = content.indexOf("\r\n");
    boolean starts = content.startsWith("GET ") || content.startsWith("HTTP/1.1 ");
    return starts && end > 0 ? ": " + content.substring(0, end) : "";
  }

  private static String time(long now) {
    return String.format(Locale.ROOT, "%9.3f ms", now / 1e6);
  }

  /** Mermaid ends a statement at a semicolon, and begins an entity with a number sign. */
  private static String escaped(String line) {
    return line.replace(';', ',').replace('#', ' ');
  }

  private void enter(Chapter next) {
    if (next != chapter && next != Chapter.NONE) {
      chapter = next;
      out.accept("");
      out.accept("-- " + next.title);
      diagram.append("  Note left of client: ").append(escaped(next.title)).append('\n');
    }
  }

  private Chapter chapterOf() {
    for (int i = walker.layerCount() - 1; i >= 0; i--) {
      if (walker.view(i) instanceof TcpSegmentView tcp) {
        return chapterOf(tcp);
      }
      switch (walker.layer(i)) {
        case ARP -> {
          return Chapter.NEIGHBOURS;
        }
        case ICMPV4 -> {
          return Chapter.ERRORS;
        }
        case ICMPV6 -> {
          return chapterOf(((Icmpv6MessageView) walker.view(i)).type());
        }
        default -> {}
      }
    }
    return walker.indexOf(Layer.IPV4, 0) >= 0 ? chapter : Chapter.NONE;
  }

  /** Of an ICMPv6 type: errors are below 128 (RFC 4443 §2.1). */
  private static Chapter chapterOf(int type) {
    if (type == NEIGHBOR_SOLICITATION || type == NEIGHBOR_SOLICITATION + 1) {
      return Chapter.NEIGHBOURS;
    }
    return type < 128 ? Chapter.ERRORS : Chapter.HOUSEKEEPING;
  }

  private Chapter chapterOf(TcpSegmentView tcp) {
    if (tcp.has(TcpFlags.SYN)) {
      return Chapter.OPENING;
    }
    if (tcp.has(TcpFlags.FIN) || chapter == Chapter.CLOSING) {
      return Chapter.CLOSING;
    }
    boolean opens = chapter == Chapter.OPENING && tcp.payloadLength() == 0;
    return opens ? Chapter.OPENING : Chapter.EXCHANGE;
  }
}
