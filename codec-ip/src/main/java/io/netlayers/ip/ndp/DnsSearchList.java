package io.netlayers.ip.ndp;

import io.netlayers.core.Octets;
import io.netlayers.ip.internal.Require;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Domains to search (RFC 8106 §5.2). Its text is {@code search [example.org] for 600}.
 *
 * @param lifetime seconds, 0 to 4,294,967,295 for ever
 * @param names at least one: labels of 1 to 63 visible ASCII characters with dots between, no dot
 *     at the end, 255 octets on the wire at most
 */
public record DnsSearchList(long lifetime, List<String> names) implements NdpOption {
  private static final int MAX_LABEL = 63;
  private static final int MAX_NAME = 255;

  /** Refuses what cannot be encoded. */
  public DnsSearchList {
    Require.u32("lifetime", lifetime);
    names = List.copyOf(names);
    Require.that(!names.isEmpty(), "no domain");
    int octets = 0;
    for (String name : names) {
      octets += check(name);
    }
    Require.within("octets of names", octets, 3, 254 * 8);
  }

  private static int check(String name) {
    int label = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || name.charAt(i) == '.') {
        Require.within("label octets of " + name, label, 1, MAX_LABEL);
        label = 0;
      } else {
        Require.that(isPlain(name.charAt(i)), "no visible ASCII: " + name);
        label++;
      }
    }
    int octets = name.length() + 2;
    Require.within("octets of name", octets, 3, MAX_NAME);
    return octets;
  }

  private static boolean isPlain(int character) {
    return character > ' ' && character < 0x7F && character != '.';
  }

  /** The value of the option on which a cursor stands, or null if its names are not plain. */
  static @Nullable DnsSearchList decode(NdpOptionsView view) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    int end = view.optionLength();
    int at = 8;
    while (at < end) {
      int label = view.u8At(at++);
      if (label == 0) {
        if (name.length() == 0) {
          break; // RFC 8106 §5.2: what remains fills the last unit
        }
        names.add(name.toString());
        name.setLength(0);
        continue;
      }
      // RFC 8106 §5.2: no compression, so no length above 63
      if (label > MAX_LABEL || label > end - at || name.length() + label + 3 > MAX_NAME) {
        return null;
      }
      if (name.length() > 0) {
        name.append('.');
      }
      for (int i = 0; i < label; i++) {
        int character = view.u8At(at++);
        if (!isPlain(character)) {
          return null;
        }
        name.append((char) character);
      }
    }
    return names.isEmpty() || name.length() > 0 ? null : new DnsSearchList(view.lifetime(), names);
  }

  @Override
  public int type() {
    return NdpOptionType.DNS_SEARCH_LIST.number();
  }

  @Override
  public int bodyLength() {
    int octets = 6;
    for (String name : names) {
      octets += name.length() + 2;
    }
    return octets;
  }

  @Override
  public void encodeBody(ByteBuffer buffer, int offset) {
    Octets.put32(buffer, offset + 2, lifetime);
    int at = offset + 6;
    for (String name : names) {
      int labelAt = at++;
      for (int i = 0; i < name.length(); i++) {
        if (name.charAt(i) == '.') {
          Octets.put8(buffer, labelAt, at - labelAt - 1);
          labelAt = at++;
        } else {
          Octets.put8(buffer, at++, name.charAt(i));
        }
      }
      Octets.put8(buffer, labelAt, at - labelAt - 1);
      at++; // the root's empty label
    }
  }

  @Override
  public String toString() {
    return "search " + names + " for " + NdpOption.lifetimeText(lifetime);
  }
}
