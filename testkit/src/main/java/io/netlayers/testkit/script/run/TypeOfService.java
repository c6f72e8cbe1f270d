package io.netlayers.testkit.script.run;

import java.util.HashMap;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The names of {@code netinet/ip.h} for IPv4's TOS and IPv6's traffic class (RFC 2474, RFC 3168).
 */
final class TypeOfService {
  private static final Map<String, Integer> NAMES = new HashMap<>();

  static {
    for (int kind = 0; kind < 8; kind++) {
      NAMES.put("IPTOS_DSCP_CS" + kind, kind << 5);
      NAMES.put("IPTOS_CLASS_CS" + kind, kind << 5);
    }
    for (int kind = 1; kind <= 4; kind++) {
      for (int drop = 1; drop <= 3; drop++) {
        NAMES.put("IPTOS_DSCP_AF" + kind + drop, kind << 5 | drop << 3);
      }
    }
    NAMES.put("IPTOS_DSCP_EF", 0xB8);
    NAMES.put("IPTOS_DSCP_VA", 0xB0);
    NAMES.put("IPTOS_LOWDELAY", 0x10);
    NAMES.put("IPTOS_THROUGHPUT", 0x08);
    NAMES.put("IPTOS_RELIABILITY", 0x04);
    NAMES.put("IPTOS_MINCOST", 0x02);
    NAMES.put("IPTOS_ECN_NOTECT", 0);
    NAMES.put("IPTOS_ECN_ECT1", 1);
    NAMES.put("IPTOS_ECN_ECT0", 2);
    NAMES.put("IPTOS_ECN_CE", 3);
  }

  private TypeOfService() {}

  /** The number of a name; null where it has none. */
  static @Nullable Integer value(String name) {
    return NAMES.get(name);
  }
}
