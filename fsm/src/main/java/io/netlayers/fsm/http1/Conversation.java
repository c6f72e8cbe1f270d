package io.netlayers.fsm.http1;

import io.netlayers.http.FieldName;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.head.FieldSectionView;
import io.netlayers.http.head.RequestHeadView;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The two states and the exchanges between them; moved by the tables and nothing else. */
final class Conversation {
  private final Exchanges exchanges;
  private Http1State client = Http1State.IDLE;
  private Http1State server = Http1State.IDLE;

  private final Proposal proposal = new Proposal();
  private boolean serverIsHttp10;

  Conversation(int pipelineDepth) {
    this.exchanges = new Exchanges(pipelineDepth);
  }

  Http1State state(Http1Role end) {
    return end == Http1Role.CLIENT ? client : server;
  }

  Exchanges exchanges() {
    return exchanges;
  }

  boolean allows(Http1Input input) {
    return Http1Transitions.target(Http1Role.CLIENT, client, input) != null
        && Http1Transitions.target(Http1Role.SERVER, server, input) != null;
  }

  /** RFC 9110 §7.8: Upgrade counts with its connection option, and not in HTTP/1.0. */
  static boolean proposes(RequestHeadView head, int options) {
    return head.method() == HttpMethod.CONNECT
        || head.minorVersion() > 0
            && (options & ConnectionOptions.UPGRADE) != 0
            && head.fields().find(FieldName.UPGRADE) >= 0;
  }

  /** Notes whether the newest request asks for another protocol or a tunnel, and which. */
  void propose(boolean proposes, FieldSectionView fields) {
    proposal.note(proposes, fields);
  }

  /** Whether the newest request proposes a switch, and this 101 or answer to CONNECT takes it. */
  boolean asksFor(boolean tunnel, FieldSectionView answer) {
    return proposal.isMade() && (tunnel || proposal.admits(answer));
  }

  /** Notes the version of the response that came last. */
  void serverIsHttp10(boolean old) {
    serverIsHttp10 = old;
  }

  /** Whether the server is known to speak HTTP/1.0. */
  boolean serverIsHttp10() {
    return serverIsHttp10;
  }

  /** The input that the end of the newest request is. */
  Http1Input requestEnd() {
    // RFC 9110 §7.8: a final response that went before the request's end has declined already
    boolean declined = exchanges.count() < 2 && server != Http1State.SEND_RESPONSE;
    return proposal.isMade() && !declined ? Http1Input.PROPOSAL_END : Http1Input.REQUEST_END;
  }

  /** The input that a final response's head is now. */
  Http1Input responseInput() {
    return exchanges.count() > 1 ? Http1Input.EARLIER_RESPONSE : Http1Input.RESPONSE;
  }

  /** Moves both ends, and on to where they settle; false and nothing moved where illegal. */
  boolean apply(Http1Input input) {
    if (!move(input)) {
      return false;
    }
    settle();
    return true;
  }

  private boolean move(Http1Input input) {
    Http1State nextClient = Http1Transitions.target(Http1Role.CLIENT, client, input);
    Http1State nextServer = Http1Transitions.target(Http1Role.SERVER, server, input);
    if (nextClient == null || nextServer == null) {
      return false;
    }
    client = nextClient;
    server = nextServer;
    return true;
  }

  /** Each step but NEXT_REQUEST and RECYCLE leads towards the end, so there are few. */
  private void settle() {
    for (Http1Input input = next(); input != null; input = next()) {
      boolean over = server == Http1State.DONE && input != Http1Input.LAST_REQUEST;
      if (!move(input)) {
        throw new AssertionError(input + " in " + client + " and " + server);
      }
      if (over && server != Http1State.DONE) {
        exchanges.removeOldest();
      }
    }
  }

  private @Nullable Http1Input next() {
    return Http1Settling.next(
        client,
        server,
        exchanges.oldestPersists(),
        exchanges.allPersist(),
        exchanges.count() > 1,
        exchanges.hasRoom());
  }

  @Override
  public String toString() {
    return "client " + client + " server " + server + " exchanges " + exchanges.count();
  }
}
