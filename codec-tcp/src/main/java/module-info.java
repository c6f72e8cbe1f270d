/** TCP segments and their options, decoded and encoded. */
module io.netlayers.tcp {
  requires static org.checkerframework.checker.qual;
  requires static org.immutables.value.annotations;
  requires transitive io.netlayers.core;

  exports io.netlayers.tcp;
}
