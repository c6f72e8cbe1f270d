/** What tests protocol code, for this project and for its users. */
module io.netlayers.testkit {
  requires static org.checkerframework.checker.qual;
  requires static org.junit.jupiter.api;
  requires transitive io.netlayers.core;

  exports io.netlayers.testkit.script;
  exports io.netlayers.testkit.script.junit;
  exports io.netlayers.testkit.script.model;
  exports io.netlayers.testkit.script.port;
}
