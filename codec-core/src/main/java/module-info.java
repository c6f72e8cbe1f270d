/** Octets, addresses, checksums and decode answers: what every codec stands on. */
module io.netlayers.core {
  requires static org.checkerframework.checker.qual;

  exports io.netlayers.core;
}
