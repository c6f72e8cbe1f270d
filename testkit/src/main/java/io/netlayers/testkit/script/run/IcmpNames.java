package io.netlayers.testkit.script.run;

import io.netlayers.testkit.script.model.ScriptException;
import java.util.HashMap;
import java.util.Map;

/** The names of ICMP types and codes in scripts (RFC 792, RFC 1122, RFC 1812; RFC 4443). */
final class IcmpNames {
  private static final Map<String, Integer> TYPES_V4 =
      Map.of(
          "unreachable", 3,
          "source_quench", 4,
          "redirect", 5,
          "time_exceeded", 11,
          "parameter_problem", 12,
          "param_problem", 12);

  private static final Map<String, Integer> TYPES_V6 =
      Map.of(
          "unreachable", 1,
          "packet_too_big", 2,
          "time_exceeded", 3,
          "parameter_problem", 4,
          "param_problem", 4);

  private static final Map<String, Integer> UNREACHABLE_V4 = new HashMap<>();
  private static final Map<String, Integer> UNREACHABLE_V6 = new HashMap<>();
  private static final Map<String, Integer> OTHER_CODES = new HashMap<>();

  static {
    code(UNREACHABLE_V4, 0, "net_unreachable", "network_unreachable");
    code(UNREACHABLE_V4, 1, "host_unreachable");
    code(UNREACHABLE_V4, 2, "protocol_unreachable");
    code(UNREACHABLE_V4, 3, "port_unreachable");
    code(UNREACHABLE_V4, 4, "frag_needed", "fragmentation_needed");
    code(UNREACHABLE_V4, 5, "source_route_failed");
    code(UNREACHABLE_V4, 6, "net_unknown", "network_unknown");
    code(UNREACHABLE_V4, 7, "host_unknown");
    code(UNREACHABLE_V4, 8, "source_host_isolated");
    code(UNREACHABLE_V4, 9, "net_prohibited", "network_prohibited");
    code(UNREACHABLE_V4, 10, "host_prohibited");
    code(UNREACHABLE_V4, 11, "net_unreachable_for_tos", "network_unreachable_for_tos");
    code(UNREACHABLE_V4, 12, "host_unreachable_for_tos");
    code(UNREACHABLE_V4, 13, "packet_filtered", "admin_prohibited", "filter_prohibited");
    code(UNREACHABLE_V4, 14, "precedence_violation", "host_precedence_violation");
    code(UNREACHABLE_V4, 15, "precedence_cutoff");
    code(UNREACHABLE_V6, 0, "net_unreachable", "no_route", "noroute", "network_unreachable");
    code(UNREACHABLE_V6, 1, "admin_prohibited", "prohibited", "packet_filtered", "adm_prohibited");
    code(UNREACHABLE_V6, 2, "beyond_scope", "not_neighbour", "not_neighbor");
    code(UNREACHABLE_V6, 3, "host_unreachable", "address_unreachable", "addr_unreachable");
    code(UNREACHABLE_V6, 4, "port_unreachable");
    code(UNREACHABLE_V6, 5, "failed_policy", "policy_failed", "policy_fail");
    code(UNREACHABLE_V6, 6, "reject_route", "route_rejected");
    code(
        OTHER_CODES,
        0,
        "ttl_exceeded",
        "ttl_exceeded_in_transit",
        "exceeded_in_transit",
        "hop_limit_exceeded",
        "hop_limit_exceeded_in_transit",
        "exc_ttl",
        "exc_hoplimit",
        "exceeded_hop_limit",
        "code_0");
    code(OTHER_CODES, 0, "erroneous_header_field", "err_atptr", "header_field", "net_redirect");
    code(
        OTHER_CODES,
        1,
        "reassembly_exceeded",
        "frag_reass_exceeded",
        "fragment_reassembly",
        "exc_fragtime",
        "exceeded_frag_time",
        "code_1");
    code(OTHER_CODES, 1, "unknown_next_header", "unrecognized_next_header", "unk_nexthdr");
    code(OTHER_CODES, 1, "next_header", "missing_option", "optabsent", "host_redirect");
    code(OTHER_CODES, 2, "unknown_option", "unrecognized_option", "unk_option", "bad_length");
    code(OTHER_CODES, 2, "ipv6_option", "code_2", "tos_net_redirect");
    code(OTHER_CODES, 3, "code_3", "tos_host_redirect");
  }

  private IcmpNames() {}

  private static void code(Map<String, Integer> codes, int number, String... names) {
    for (String name : names) {
      codes.put(name, number);
    }
  }

  static int type(int ipVersion, String name, int line) {
    Integer type = (ipVersion == 6 ? TYPES_V6 : TYPES_V4).get(name);
    if (type == null) {
      throw ScriptException.unsupported(line, "ICMP type '" + name + "' over IPv" + ipVersion);
    }
    return type;
  }

  static int code(int ipVersion, String type, String name, int line) {
    if (name.isEmpty()) {
      return 0;
    }
    Map<String, Integer> unreachable = ipVersion == 6 ? UNREACHABLE_V6 : UNREACHABLE_V4;
    Integer code = (type.equals("unreachable") ? unreachable : OTHER_CODES).get(name);
    if (code == null) {
      throw ScriptException.unsupported(
          line, "ICMP code '" + type + " " + name + "' over IPv" + ipVersion);
    }
    return code;
  }
}
