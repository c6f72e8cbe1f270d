package io.netlayers.tcp;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.List;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Selective acknowledgment (RFC 2018 §3).
 *
 * @param blocks 1 to 4, the most recent first
 */
public record SackOption(List<Block> blocks) implements TcpOption {
  private static final int BLOCK_OCTETS = 8;
  private static final int MAX_BLOCKS = 4;

  /** Octets received, from {@code left} to the one before {@code right}. */
  public record Block(@Unsigned int left, @Unsigned int right) {
    /** Whether this block lies within another. */
    boolean isWithin(Block other) {
      return SeqNumbers.lessOrEqual(other.left, left) && SeqNumbers.lessOrEqual(right, other.right);
    }

    @Override
    public String toString() {
      return "{" + Integer.toUnsignedString(left) + ":" + Integer.toUnsignedString(right) + "}";
    }
  }

  /** Copies the list. */
  public SackOption {
    blocks = List.copyOf(blocks);
    if (blocks.isEmpty() || blocks.size() > MAX_BLOCKS) {
      throw new IllegalArgumentException("blocks not within 1 to 4: " + blocks.size());
    }
  }

  /**
   * Whether the first block reports a duplicate (RFC 2883 §4): it begins below the cumulative
   * acknowledgment, or lies within the second block.
   *
   * @param acknowledgment SEG.ACK of the same segment
   */
  public boolean isDuplicate(@Unsigned int acknowledgment) {
    Block first = blocks.get(0);
    return SeqNumbers.lessThan(first.left(), acknowledgment)
        || blocks.size() > 1 && first.isWithin(blocks.get(1));
  }

  @Override
  public int kind() {
    return TcpOptionKind.SACK;
  }

  @Override
  public OctetString body() {
    ByteBuffer body = ByteBuffer.allocate(blocks.size() * BLOCK_OCTETS);
    for (int i = 0; i < blocks.size(); i++) {
      Octets.putBits32(body, i * BLOCK_OCTETS, blocks.get(i).left());
      Octets.putBits32(body, i * BLOCK_OCTETS + 4, blocks.get(i).right());
    }
    return OctetString.copyOf(body, 0, body.capacity());
  }

  /** As {@code sack 2 {1001:2001}{3001:4001}}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("sack ").append(blocks.size()).append(' ');
    blocks.forEach(text::append);
    return text.toString();
  }
}
