package io.netlayers.tcp;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;

/**
 * Accurate ECN (RFC 9768 §3.2.3): counters of octets received by their ECN field, modulo 2^24, of
 * which a sender may leave out the last ones.
 *
 * @param order 0 (kind 172: ECT(0), CE, ECT(1)) or 1 (kind 174: ECT(1), CE, ECT(0))
 * @param counters 0 to 3 in the order on the wire, each 0 to 2^24 - 1
 */
public record AccurateEcnOption(int order, List<Integer> counters) implements TcpOption {
  private static final int COUNTER_OCTETS = 3;
  private static final int MAX_COUNTERS = 3;

  /** Copies the list. */
  public AccurateEcnOption {
    counters = List.copyOf(counters);
    TcpOptionCodec.requireBits("order", order, 1);
    if (counters.size() > MAX_COUNTERS) {
      throw new IllegalArgumentException("more than 3 counters: " + counters.size());
    }
    for (int counter : counters) {
      TcpOptionCodec.requireBits("counter", counter, 24);
    }
  }

  /** ECT(0) octets (EE0B), where they are given. */
  public OptionalInt ect0() {
    return counter(order == 0 ? 0 : 2);
  }

  /** CE octets (ECEB), where they are given. */
  public OptionalInt ce() {
    return counter(1);
  }

  /** ECT(1) octets (EE1B), where they are given. */
  public OptionalInt ect1() {
    return counter(order == 0 ? 2 : 0);
  }

  private OptionalInt counter(int place) {
    return place < counters.size() ? OptionalInt.of(counters.get(place)) : OptionalInt.empty();
  }

  @Override
  public int kind() {
    return order == 0 ? TcpOptionKind.ACC_ECN_0 : TcpOptionKind.ACC_ECN_1;
  }

  @Override
  public OctetString body() {
    ByteBuffer body = ByteBuffer.allocate(counters.size() * COUNTER_OCTETS);
    for (int i = 0; i < counters.size(); i++) {
      Octets.put24(body, i * COUNTER_OCTETS, counters.get(i));
    }
    return OctetString.copyOf(body, 0, body.capacity());
  }

  /** As {@code AccECN0 e0b 1 ceb 2 e1b 3}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("AccECN").append(order);
    for (int i = 0; i < counters.size(); i++) {
      String name = i == 1 ? " ceb " : (i == 0) == (order == 0) ? " e0b " : " e1b ";
      text.append(name).append(counters.get(i).intValue());
    }
    return text.toString();
  }
}
