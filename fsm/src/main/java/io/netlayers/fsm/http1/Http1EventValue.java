package io.netlayers.fsm.http1;

import io.netlayers.core.OctetString;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.head.FieldLine;
import io.netlayers.http.head.RequestHead;
import io.netlayers.http.head.ResponseHead;
import java.util.List;

/** An event to keep: it holds copies, and compares by content. */
public sealed interface Http1EventValue {
  /** Which event it is. */
  Http1Event event();

  /**
   * An event without contents.
   *
   * @param event NEED_MORE, PAUSED, CLOSED or TIMED_OUT
   */
  record Plain(Http1Event event) implements Http1EventValue {}

  /**
   * A request's head.
   *
   * @param head the head
   */
  record Request(RequestHead head) implements Http1EventValue {
    @Override
    public Http1Event event() {
      return Http1Event.REQUEST;
    }
  }

  /**
   * A response's head.
   *
   * @param event INFORMATIONAL, RESPONSE or SWITCHED
   * @param head the head
   */
  record Response(Http1Event event, ResponseHead head) implements Http1EventValue {}

  /**
   * Content.
   *
   * @param octets a copy
   */
  record Data(OctetString octets) implements Http1EventValue {
    @Override
    public Http1Event event() {
      return Http1Event.DATA;
    }
  }

  /**
   * The end of a message.
   *
   * @param trailers the trailer fields
   */
  record End(List<FieldLine> trailers) implements Http1EventValue {
    /** Copies the list. */
    public End {
      trailers = List.copyOf(trailers);
    }

    @Override
    public Http1Event event() {
      return Http1Event.END;
    }
  }

  /**
   * What the peer did wrong.
   *
   * @param kind the rule that was broken
   * @param refusal what the octets say, OK where they are not to blame
   */
  record Violation(Http1Violation kind, HttpDecodeStatus refusal) implements Http1EventValue {
    @Override
    public Http1Event event() {
      return Http1Event.VIOLATION;
    }
  }
}
