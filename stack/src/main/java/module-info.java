/** A host as a machine: frames in, frames out, sockets between. */
module io.netlayers.stack {
  requires static org.checkerframework.checker.qual;
  requires static org.immutables.value.annotations;
  requires transitive io.netlayers.core;
  requires transitive io.netlayers.ethernet;
  requires transitive io.netlayers.ip;
  requires transitive io.netlayers.fsm;
  requires transitive io.netlayers.tcp;
  requires io.netlayers.udp;
  requires io.netlayers.packet;

  exports io.netlayers.stack;
  exports io.netlayers.stack.address;
  exports io.netlayers.stack.config;
  exports io.netlayers.stack.counters;
  exports io.netlayers.stack.link;
  exports io.netlayers.stack.neighbour;
  exports io.netlayers.stack.route;
  exports io.netlayers.stack.socket;
}
