package io.netlayers.tools.dissect.follow;

import io.netlayers.http.Deviation;
import io.netlayers.http.FieldName;
import io.netlayers.http.body.BodyKind;
import io.netlayers.http.head.FieldLine;
import io.netlayers.http.head.FieldSectionView;
import java.util.List;
import java.util.Set;

/** What is known of one request or response. */
final class Message {
  /** What a message ended as. */
  enum End {
    /** Its last octet came. */
    WHOLE,
    /** Nothing more of it was captured. */
    OPEN,
    /** The connection ended before it did. */
    CUT,
    /** Its end is among octets that the capture lacks. */
    LOST,
    /** Its octets are wrong. */
    MALFORMED
  }

  final Stamp begin;
  Stamp last;

  /** Where it begins in its side's stream. */
  final long position;

  /** The line it begins with, as far as it could be read. */
  String startLine = "";

  String method = "";
  String target = "";
  int statusCode;
  String reason = "";
  String version = "";
  List<FieldLine> fields = List.of();
  List<FieldLine> trailers = List.of();
  BodyKind framing = BodyKind.NONE;
  Set<Deviation> deviations = Set.of();

  /** Octets of content, with those that the capture lacks. */
  long contentOctets;

  long missingOctets;
  End end = End.OPEN;

  /** What is wrong with it, and the clause that says so. */
  String fault = "";

  String clause = "";

  Message(Stamp begin, long position) {
    this.begin = begin;
    this.last = begin;
    this.position = position;
  }

  void take(FieldSectionView lines) {
    fields = lines.toValue();
  }

  String field(FieldName name) {
    for (FieldLine line : fields) {
      if (line.knownName() == name) {
        return line.value();
      }
    }
    return "";
  }
}
