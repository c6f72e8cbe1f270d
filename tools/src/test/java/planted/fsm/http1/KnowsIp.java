package planted.fsm.http1;

/** Breaks rule 2 and, with its sister, rule 4. */
public final class KnowsIp {
  planted.ip.Packet packet = new planted.ip.Packet();
  Class<?> sister = planted.fsm.tcp.KnowsOthers.class;
}
