package planted.pcap;

/** Breaks rule 3 outside the one package that may. */
final class OpensAFile {
  java.nio.file.Path path = java.nio.file.Path.of("x");
}
