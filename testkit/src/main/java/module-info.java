/** What tests protocol code, for this project and for its users. */
module io.netlayers.testkit {
  requires static org.checkerframework.checker.qual;
  requires static org.immutables.value.annotations;
  requires static com.tngtech.archunit;
  requires static net.jqwik.api;
  requires static org.junit.jupiter.api;
  requires transitive io.netlayers.core;
  requires transitive io.netlayers.ethernet;
  requires transitive io.netlayers.http;
  requires transitive io.netlayers.ip;
  requires transitive io.netlayers.packet;
  requires transitive io.netlayers.pcap;
  requires transitive io.netlayers.tcp;
  requires transitive io.netlayers.udp;

  exports io.netlayers.testkit.archunit;
  exports io.netlayers.testkit.gen;
  exports io.netlayers.testkit.gen.choice;
  exports io.netlayers.testkit.gen.core;
  exports io.netlayers.testkit.gen.ethernet;
  exports io.netlayers.testkit.gen.frame;
  exports io.netlayers.testkit.gen.http;
  exports io.netlayers.testkit.gen.ip;
  exports io.netlayers.testkit.gen.pcap;
  exports io.netlayers.testkit.gen.tcp;
  exports io.netlayers.testkit.gen.udp;
  exports io.netlayers.testkit.jqwik;
  exports io.netlayers.testkit.net;
  exports io.netlayers.testkit.net.model;
  exports io.netlayers.testkit.invariant;
  exports io.netlayers.testkit.script;
  exports io.netlayers.testkit.script.junit;
  exports io.netlayers.testkit.script.model;
  exports io.netlayers.testkit.script.port;
}
