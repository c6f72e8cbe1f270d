package planted.fsm.tcp;

/** Breaks rule 2: a machine names another machine, and a codec that it does not drive. */
public final class KnowsOthers {
  planted.fsm.http1.KnowsIp machine = new planted.fsm.http1.KnowsIp();
  planted.ip.Packet packet = new planted.ip.Packet();
}
