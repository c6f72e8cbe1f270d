/** Whole frames: their layers walked with reusable views, and built from nested values. */
module io.netlayers.packet {
  requires static org.checkerframework.checker.qual;
  requires transitive io.netlayers.core;
  requires transitive io.netlayers.ethernet;
  requires transitive io.netlayers.ip;
  requires transitive io.netlayers.udp;
  requires transitive io.netlayers.tcp;

  exports io.netlayers.packet;
}
