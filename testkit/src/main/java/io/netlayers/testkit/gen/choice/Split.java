package io.netlayers.testkit.gen.choice;

import io.netlayers.core.OctetString;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Octets and where a stream cuts them.
 *
 * @param octets the whole
 * @param cuts indices within them, rising, each from 1 to one less than the length
 */
public record Split(OctetString octets, List<Integer> cuts) {
  /** Copies the list. */
  public Split {
    cuts = List.copyOf(cuts);
  }

  /** Octets of a generator, and up to so many cuts; the likelier ones are near the ends. */
  public static Generator<Split> of(Generator<OctetString> octets, int mostCuts) {
    return c -> {
      OctetString whole = octets.generate(c);
      TreeSet<Integer> cuts = new TreeSet<>();
      if (whole.length() > 1) {
        cuts.addAll(c.list(0, mostCuts, each -> each.between(1, whole.length() - 1)));
      }
      return new Split(whole, List.copyOf(cuts));
    };
  }

  /** The pieces, none of them empty unless the whole is. */
  public List<OctetString> pieces() {
    List<OctetString> pieces = new ArrayList<>();
    int from = 0;
    for (int cut : cuts) {
      pieces.add(OctetString.copyOf(octets.asByteBuffer(), from, cut - from));
      from = cut;
    }
    pieces.add(OctetString.copyOf(octets.asByteBuffer(), from, octets.length() - from));
    return pieces;
  }
}
