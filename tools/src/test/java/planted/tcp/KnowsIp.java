package planted.tcp;

/** Breaks rule 1: a codec names another. */
public final class KnowsIp {
  planted.ip.Packet packet = new planted.ip.Packet();
}
