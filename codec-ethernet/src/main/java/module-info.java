/** Ethernet frames, ARP, MAC control, LLDP and captures' link-layer headers. */
module io.netlayers.ethernet {
  requires static org.checkerframework.checker.qual;
  requires static org.immutables.value.annotations;
  requires transitive io.netlayers.core;

  exports io.netlayers.ethernet;
  exports io.netlayers.ethernet.arp;
  exports io.netlayers.ethernet.control;
  exports io.netlayers.ethernet.cooked;
  exports io.netlayers.ethernet.lldp;
}
