package io.netlayers.testkit.script.run;

import io.netlayers.testkit.script.port.TcpSetting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the names of {@code sysctl} mean, in both dialects. A name maps to settings, or is known to
 * change nothing that a script can see; any other is unknown.
 */
final class SysctlTable {
  private static final long NANO = 1L;
  private static final long MICRO = 1_000L;
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000_000_000L;

  /**
   * One meaning of a name.
   *
   * @param setting what it sets
   * @param word which of the value's words counts, from 0
   * @param scale what the number is multiplied by
   * @param rule how the number is read besides
   */
  record Meaning(TcpSetting setting, int word, long scale, Rule rule) {}

  /** How a number is read. */
  enum Rule {
    /** As it stands. */
    PLAIN,
    /** 0 and 1 trade places. */
    NEGATED,
    /** RFC 1323's parts: 1 both, 2 window scale, 3 timestamps. */
    WINDOW_SCALE_PART,
    /** See {@link #WINDOW_SCALE_PART}. */
    TIMESTAMPS_PART,
    /** 1 stands for "always", 0 changes nothing. */
    ALWAYS,
    /** The value is a name. */
    NAME
  }

  private static final Map<String, List<Meaning>> MEANINGS = new HashMap<>();

  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "net.ipv4.tcp_fack",
          "net.ipv4.tcp_fastopen",
          "net.ipv4.tcp_fastopen_key",
          "net.ipv4.tcp_tso_win_divisor",
          "net.ipv4.tcp_tso_rtt_log",
          "net.ipv4.tcp_min_tso_segs",
          "net.ipv4.tcp_limit_output_bytes",
          "net.ipv4.tcp_no_metrics_save",
          "net.ipv4.tcp_no_ssthresh_metrics_save",
          "net.ipv4.tcp_mem",
          "net.ipv4.tcp_max_syn_backlog",
          "net.ipv4.tcp_max_orphans",
          "net.ipv4.tcp_max_tw_buckets",
          "net.ipv4.tcp_low_latency",
          "net.ipv4.tcp_early_demux",
          "net.ipv4.tcp_retries1",
          "net.ipv4.tcp_rfc1337",
          "net.ipv4.tcp_tw_recycle",
          "net.ipv4.tcp_ecn_fallback",
          "net.ipv4.tcp_shrink_window",
          "net.ipv4.tcp_backlog_ack_defer",
          "net.ipv4.tcp_pingpong_thresh",
          "net.ipv4.tcp_base_mss",
          "net.ipv4.tcp_probe_interval",
          "net.ipv4.tcp_probe_threshold",
          "net.ipv4.tcp_min_rtt_wlen",
          "net.ipv4.tcp_app_win",
          "net.ipv4.tcp_max_reordering",
          "net.ipv4.tcp_orphan_retries",
          "net.ipv4.ip_local_port_range",
          "net.inet.tcp.hostcache.purgenow",
          "net.inet.tcp.hostcache.purge",
          "net.inet.tcp.hostcache.enable",
          "net.inet.tcp.tso",
          "net.inet.tcp.log_debug",
          "net.inet.tcp.log_in_vain",
          "net.inet.tcp.sendbuf_auto",
          "net.inet.tcp.sendbuf_inc",
          "net.inet.tcp.recvbuf_inc",
          "net.inet.tcp.recvbuf_max",
          "net.inet.tcp.nolocaltimewait",
          "net.inet.tcp.per_cpu_timers",
          "net.inet.tcp.do_prr",
          "net.inet.tcp.do_prr_conservative",
          "net.inet.tcp.sack.revised",
          "net.inet.tcp.rfc6675_pipe",
          "net.inet.tcp.ts_offset_per_conn",
          "net.inet.tcp.tolerate_missing_ts",
          "net.inet.tcp.functions_inherit_listen_socket_stack",
          "net.inet.tcp.fastopen.server_enable",
          "net.inet.tcp.fastopen.client_enable",
          "net.inet.tcp.fastopen.enabled",
          "net.inet.tcp.newcwv",
          "net.inet.tcp.functions_default",
          "net.inet.tcp.isn_reseed_interval",
          "net.inet.tcp.do_tcpdrain",
          "net.inet.tcp.soreceive_stream",
          "net.inet.tcp.split_limit",
          "net.inet.tcp.map_limit",
          "net.inet.tcp.sack.maxholes",
          "net.inet.tcp.sack.globalmaxholes",
          "net.inet.tcp.require_unique_port",
          "net.inet.tcp.syncache.see_other",
          "net.inet.tcp.blackhole_local",
          "net.inet.tcp.rfc3390",
          "kern.ipc.somaxconn",
          "kern.ipc.soacceptqueue",
          "kern.timecounter.alloweddeviation");

  private static final List<String> PREFIXES_WITHOUT_EFFECT =
      List.of(
          "net.ipv4.tcp_pacing_",
          "net.ipv4.tcp_comp_sack_",
          "net.ipv4.tcp_thin_",
          "net.ipv4.tcp_plb_",
          "net.ipv4.route.",
          "net.ipv4.conf.",
          "net.ipv6.conf.",
          "net.mptcp.",
          "net.core.",
          "net.inet.icmp.icmplim",
          "net.inet6.icmp6.errppslimit",
          "net.inet.tcp.reass.",
          "net.inet.tcp.bb.",
          "net.link.",
          "kern.sched.");

  static {
    linux();
    freeBsd();
  }

  private SysctlTable() {}

  private static void put(String name, TcpSetting setting, long scale) {
    MEANINGS.put(name, List.of(new Meaning(setting, 0, scale, Rule.PLAIN)));
  }

  private static void put(String name, TcpSetting setting) {
    put(name, setting, NANO);
  }

  private static void put(String name, TcpSetting setting, Rule rule) {
    MEANINGS.put(name, List.of(new Meaning(setting, 0, NANO, rule)));
  }

  private static void linux() {
    String tcp = "net.ipv4.tcp_";
    put(tcp + "timestamps", TcpSetting.TIMESTAMPS);
    put(tcp + "window_scaling", TcpSetting.WINDOW_SCALE);
    put(tcp + "sack", TcpSetting.SACK);
    put(tcp + "dsack", TcpSetting.DSACK);
    put(tcp + "ecn", TcpSetting.ECN);
    put(tcp + "moderate_rcvbuf", TcpSetting.RECEIVE_BUFFER_GROWS);
    put(tcp + "adv_win_scale", TcpSetting.WINDOW_SHARE);
    put(tcp + "reordering", TcpSetting.REORDERING);
    put(tcp + "recovery", TcpSetting.RACK);
    put(tcp + "early_retrans", TcpSetting.TAIL_LOSS_PROBE);
    put(tcp + "frto", TcpSetting.FORWARD_RTO);
    put(tcp + "slow_start_after_idle", TcpSetting.SLOW_START_AFTER_IDLE);
    put(tcp + "syn_retries", TcpSetting.SYN_RETRIES);
    put(tcp + "synack_retries", TcpSetting.SYNACK_RETRIES);
    put(tcp + "retries2", TcpSetting.RETRIES);
    put(tcp + "rto_min_us", TcpSetting.MIN_RTO, MICRO);
    put(tcp + "keepalive_time", TcpSetting.KEEP_IDLE, SECOND);
    put(tcp + "keepalive_intvl", TcpSetting.KEEP_INTERVAL, SECOND);
    put(tcp + "keepalive_probes", TcpSetting.KEEP_COUNT);
    put(tcp + "fin_timeout", TcpSetting.FIN_TIMEOUT, SECOND);
    put(tcp + "syncookies", TcpSetting.SYN_COOKIES);
    put(tcp + "autocorking", TcpSetting.AUTOCORK);
    put(tcp + "invalid_ratelimit", TcpSetting.CHALLENGE_INTERVAL, MILLI);
    put(tcp + "challenge_ack_limit", TcpSetting.CHALLENGE_LIMIT);
    put(tcp + "notsent_lowat", TcpSetting.NOT_SENT_LOW);
    put(tcp + "tw_reuse", TcpSetting.TIME_WAIT_REUSE);
    put(tcp + "abort_on_overflow", TcpSetting.ABORT_ON_OVERFLOW);
    put(tcp + "mtu_probing", TcpSetting.MTU_PROBING);
    put(tcp + "min_snd_mss", TcpSetting.MIN_MSS);
    put("net.ipv4.ip_no_pmtu_disc", TcpSetting.PATH_MTU_DISCOVERY, Rule.NEGATED);
    put(tcp + "congestion_control", TcpSetting.CONGESTION_CONTROL, Rule.NAME);
    MEANINGS.put(
        tcp + "rmem",
        List.of(
            new Meaning(TcpSetting.RECEIVE_BUFFER, 1, NANO, Rule.PLAIN),
            new Meaning(TcpSetting.RECEIVE_BUFFER_LIMIT, 2, NANO, Rule.PLAIN)));
    MEANINGS.put(
        tcp + "wmem",
        List.of(
            new Meaning(TcpSetting.SEND_BUFFER, 1, NANO, Rule.PLAIN),
            new Meaning(TcpSetting.SEND_BUFFER_LIMIT, 2, NANO, Rule.PLAIN)));
  }

  private static void freeBsd() {
    String tcp = "net.inet.tcp.";
    MEANINGS.put(
        tcp + "rfc1323",
        List.of(
            new Meaning(TcpSetting.WINDOW_SCALE, 0, NANO, Rule.WINDOW_SCALE_PART),
            new Meaning(TcpSetting.TIMESTAMPS, 0, NANO, Rule.TIMESTAMPS_PART)));
    put(tcp + "sack.enable", TcpSetting.SACK);
    put(tcp + "ecn.enable", TcpSetting.ECN);
    put(tcp + "ecn.maxretries", TcpSetting.ECN_RETRIES);
    put(tcp + "recvspace", TcpSetting.RECEIVE_BUFFER);
    put(tcp + "sendspace", TcpSetting.SEND_BUFFER);
    put("kern.ipc.maxsockbuf", TcpSetting.RECEIVE_BUFFER_LIMIT);
    put(tcp + "recvbuf_auto", TcpSetting.RECEIVE_BUFFER_GROWS);
    put(tcp + "sendbuf_max", TcpSetting.SEND_BUFFER_LIMIT);
    put(tcp + "insecure_rst", TcpSetting.INSECURE_RST);
    put(tcp + "insecure_syn", TcpSetting.INSECURE_SYN);
    put(tcp + "insecure_ack", TcpSetting.INSECURE_ACK);
    put(tcp + "drop_synfin", TcpSetting.DROP_SYNFIN);
    put(tcp + "blackhole", TcpSetting.BLACKHOLE);
    put(tcp + "rexmit_initial", TcpSetting.INITIAL_RTO, MILLI);
    put(tcp + "rexmit_min", TcpSetting.MIN_RTO, MILLI);
    put(tcp + "rexmit_slop", TcpSetting.RTO_SLOP, MILLI);
    put(tcp + "rexmit_drop_options", TcpSetting.SYN_DROPS_OPTIONS);
    put(tcp + "delacktime", TcpSetting.DELAYED_ACK_TIME, MILLI);
    put(tcp + "delayed_ack", TcpSetting.DELAYED_ACK);
    put(tcp + "keepinit", TcpSetting.CONNECT_TIMEOUT, MILLI);
    put(tcp + "keepidle", TcpSetting.KEEP_IDLE, MILLI);
    put(tcp + "keepintvl", TcpSetting.KEEP_INTERVAL, MILLI);
    put(tcp + "keepcnt", TcpSetting.KEEP_COUNT);
    put(tcp + "always_keepalive", TcpSetting.KEEP_ALIVE_ALWAYS);
    put(tcp + "retries", TcpSetting.RETRIES);
    put(tcp + "syncache.rexmtlimit", TcpSetting.SYNACK_RETRIES);
    put(tcp + "syncookies", TcpSetting.SYN_COOKIES);
    put(tcp + "syncookies_only", TcpSetting.SYN_COOKIES, Rule.ALWAYS);
    put(tcp + "icmp_may_rst", TcpSetting.ICMP_MAY_RESET);
    put(tcp + "path_mtu_discovery", TcpSetting.PATH_MTU_DISCOVERY);
    put(tcp + "pmtud_blackhole_detection", TcpSetting.MTU_PROBING);
    put(tcp + "mssdflt", TcpSetting.DEFAULT_MSS);
    put(tcp + "v6mssdflt", TcpSetting.DEFAULT_MSS_V6);
    put(tcp + "minmss", TcpSetting.MIN_MSS);
    put(tcp + "msl", TcpSetting.MSL, MILLI);
    put(tcp + "finwait2_timeout", TcpSetting.FIN_TIMEOUT, MILLI);
    put(tcp + "fast_finwait2_recycle", TcpSetting.FAST_FINWAIT2);
    put(tcp + "abc_l_var", TcpSetting.BYTE_COUNTING);
    put(tcp + "rfc3042", TcpSetting.LIMITED_TRANSMIT);
    put(tcp + "initcwnd_segments", TcpSetting.INITIAL_WINDOW);
    put(tcp + "ack_war_timewindow", TcpSetting.CHALLENGE_INTERVAL, MILLI);
    put(tcp + "ack_war_cnt", TcpSetting.CHALLENGE_LIMIT);
    put(tcp + "cc.algorithm", TcpSetting.CONGESTION_CONTROL, Rule.NAME);
  }

  /** The meanings of a name; empty where it is unknown or has no effect. */
  static List<Meaning> meanings(String name) {
    return MEANINGS.getOrDefault(name, List.of());
  }

  /** Whether a name is known to change nothing that a script can see. */
  static boolean withoutEffect(String name) {
    if (WITHOUT_EFFECT.contains(name)) {
      return true;
    }
    for (String prefix : PREFIXES_WITHOUT_EFFECT) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
