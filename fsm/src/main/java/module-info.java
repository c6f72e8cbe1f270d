/** Protocol endpoints as machines: pure, pulled, driven by a time that the caller tells. */
module io.netlayers.fsm {
  requires static org.checkerframework.checker.qual;
  requires static org.immutables.value.annotations;
  requires transitive io.netlayers.core;
  requires transitive io.netlayers.http;
  requires transitive io.netlayers.tcp;

  exports io.netlayers.fsm.http1;
  exports io.netlayers.fsm.tcp;
  exports io.netlayers.fsm.tcp.congestion;
  exports io.netlayers.fsm.tcp.follow;
  exports io.netlayers.fsm.tcp.table;
}
