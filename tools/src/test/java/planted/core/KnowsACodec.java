package planted.core;

/** Breaks rule 1: the core names a codec. */
final class KnowsACodec {
  planted.ip.Packet packet = new planted.ip.Packet();
}
