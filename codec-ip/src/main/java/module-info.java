/** IPv4 and IPv6 packets and the control protocols that belong to them, decoded and encoded. */
module io.netlayers.ip {
  requires static org.checkerframework.checker.qual;
  requires static org.immutables.value.annotations;
  requires transitive io.netlayers.core;

  exports io.netlayers.ip;
  exports io.netlayers.ip.fragment;
  exports io.netlayers.ip.icmp;
  exports io.netlayers.ip.igmp;
  exports io.netlayers.ip.mld;
  exports io.netlayers.ip.ndp;
  exports io.netlayers.ip.option;
}
