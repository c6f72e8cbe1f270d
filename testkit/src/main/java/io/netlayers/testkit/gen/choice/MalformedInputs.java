package io.netlayers.testkit.gen.choice;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one decoder must refuse: for each constant of its status that means a refusal, a generator
 * of octets that must be answered with it.
 */
public final class MalformedInputs<S extends Enum<S>> {
  /** The decoder, so that a test can ask it. */
  @FunctionalInterface
  public interface Decoder<S> {
    /**
     * Decodes.
     *
     * @param length octets that are there
     * @param wireLength octets that the layer below says there were
     */
    S decode(ByteBuffer buffer, int offset, int length, int wireLength);
  }

  private final String name;
  private final Class<S> statusType;
  private final Decoder<S> decoder;
  private final Map<S, Generator<Malformed<S>>> byStatus;

  /** Nothing yet, for a decoder of a name. */
  public MalformedInputs(String name, Class<S> statusType, Decoder<S> decoder) {
    this.name = name;
    this.statusType = statusType;
    this.decoder = decoder;
    this.byStatus = new EnumMap<>(statusType);
  }

  /** Adds octets that are all there. */
  public MalformedInputs<S> whole(S status, Generator<OctetString> octets) {
    return add(status, octets.map(o -> new Malformed<>(name, status, o)));
  }

  /** Adds octets whose end a capture cut off: 1 octet at least of {@code octets} is missing. */
  public MalformedInputs<S> cut(S status, Generator<OctetString> octets, int min, int max) {
    return add(
        status,
        choices -> {
          OctetString all = octets.generate(choices);
          int left = choices.between(min, Math.min(max, all.length() - 1));
          return new Malformed<>(name, status, first(all, left), all.length());
        });
  }

  /** Adds any. */
  public MalformedInputs<S> add(S status, Generator<Malformed<S>> inputs) {
    Generator<Malformed<S>> before = byStatus.get(status);
    byStatus.put(status, before == null ? inputs : Generator.oneOf(before, inputs));
    return this;
  }

  private static OctetString first(OctetString all, int length) {
    return OctetString.copyOf(all.asByteBuffer(), 0, length);
  }

  /** The decoder's name. */
  public String name() {
    return name;
  }

  /** The decoder's status. */
  public Class<S> statusType() {
    return statusType;
  }

  /** The constants that there are inputs for, in their order. */
  public Set<S> statuses() {
    Set<S> statuses = EnumSet.noneOf(statusType);
    statuses.addAll(byStatus.keySet());
    return statuses;
  }

  /**
   * What must be answered with a constant.
   *
   * @throws IllegalArgumentException if nothing is
   */
  public Generator<Malformed<S>> of(S status) {
    Generator<Malformed<S>> inputs = byStatus.get(status);
    if (inputs == null) {
      throw new IllegalArgumentException(name + " has no input for " + status);
    }
    return inputs;
  }

  /** What must be refused, every reason equally likely. */
  public Generator<Malformed<S>> any() {
    List<Generator<Malformed<S>>> all = new ArrayList<>(byStatus.values());
    return Generator.oneOf(all);
  }

  /** What the decoder answers; the input lies within other octets. */
  public S answer(Malformed<S> input) {
    int index = 3;
    return decoder.decode(
        input.placedAt(index), index, input.octets().length(), input.wireLength());
  }
}
