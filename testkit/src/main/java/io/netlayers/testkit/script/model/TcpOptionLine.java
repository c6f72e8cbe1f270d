package io.netlayers.testkit.script.model;

import io.netlayers.core.OctetString;
import java.util.ArrayList;
import java.util.List;

/** A TCP option as a script writes it. */
public sealed interface TcpOptionLine {
  /** End of option list, kind 0. */
  record End() implements TcpOptionLine {
    @Override
    public String toString() {
      return "eol";
    }
  }

  /** No operation, kind 1. */
  record NoOperation() implements TcpOptionLine {
    @Override
    public String toString() {
      return "nop";
    }
  }

  /**
   * Maximum segment size, kind 2.
   *
   * @param octets the size, 0 to 65,535
   */
  record MaximumSegmentSize(int octets) implements TcpOptionLine {
    @Override
    public String toString() {
      return "mss " + octets;
    }
  }

  /**
   * Window scale, kind 3.
   *
   * @param shift 0 to 255, as it stands on the wire
   */
  record WindowScale(int shift) implements TcpOptionLine {
    @Override
    public String toString() {
      return "wscale " + shift;
    }
  }

  /** SACK permitted, kind 4. */
  record SackPermitted() implements TcpOptionLine {
    @Override
    public String toString() {
      return "sackOK";
    }
  }

  /**
   * SACK, kind 5.
   *
   * @param blocks what was received
   */
  record Sack(List<Block> blocks) implements TcpOptionLine {
    /** Keeps a copy of the list. */
    public Sack {
      blocks = List.copyOf(blocks);
    }

    @Override
    public String toString() {
      List<String> texts = new ArrayList<>();
      blocks.forEach(block -> texts.add(block.left() + ":" + block.right()));
      return "sack " + String.join(" ", texts);
    }
  }

  /**
   * One block of {@link Sack}.
   *
   * @param left its first sequence number
   * @param right the one past its last
   */
  record Block(long left, long right) {}

  /**
   * Timestamps, kind 8.
   *
   * @param value TSval, or {@link #ANY} in an expectation
   * @param echo TSecr, or {@link #ANY} in an expectation
   */
  record Timestamps(long value, long echo) implements TcpOptionLine {
    /** Whatever comes is right. */
    public static final long ANY = -1;

    @Override
    public String toString() {
      return "TS val " + text(value) + " ecr " + text(echo);
    }

    private static String text(long stamp) {
      return stamp == ANY ? "..." : Long.toString(stamp);
    }
  }

  /**
   * Any other option.
   *
   * @param kind its kind, 2 to 255
   * @param body what follows its length octet
   */
  record Other(int kind, OctetString body) implements TcpOptionLine {
    @Override
    public String toString() {
      return "opt " + kind + " " + body;
    }
  }
}
