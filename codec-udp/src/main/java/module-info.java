/** UDP and UDP-Lite datagrams, decoded and encoded. */
module io.netlayers.udp {
  requires static org.checkerframework.checker.qual;
  requires static org.immutables.value.annotations;
  requires transitive io.netlayers.core;

  exports io.netlayers.udp;
}
