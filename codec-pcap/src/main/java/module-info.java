/** Capture files: pcap and pcapng, read and written. */
module io.netlayers.pcap {
  requires static org.checkerframework.checker.qual;
  requires transitive io.netlayers.core;

  exports io.netlayers.pcap;
  exports io.netlayers.pcap.block;
  exports io.netlayers.pcap.io;
}
