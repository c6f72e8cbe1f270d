package io.netlayers.http.body;

import io.netlayers.http.Deviation;
import io.netlayers.http.FieldName;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.Leniency;
import io.netlayers.http.StatusClass;
import io.netlayers.http.head.FieldSectionView;
import io.netlayers.http.head.RequestHeadView;
import io.netlayers.http.head.ResponseHeadView;

/**
 * Where a message ends, by the steps of RFC 9112 §6.3; one method serves both directions. Reusable;
 * allocates nothing.
 */
public final class MessageFraming {
  private final Leniency leniency;
  private final TransferCodings codings = new TransferCodings();
  private BodyKind kind = BodyKind.NONE;
  private long contentLength;
  private int deviations;

  /** Whether a message that has no body tells a framing that may not be believed. */
  private boolean faulty;

  /** A strict one. */
  public MessageFraming() {
    this(Leniency.STRICT);
  }

  /** One that puts up with what {@code leniency} names. */
  public MessageFraming(Leniency leniency) {
    this.leniency = leniency;
  }

  /** The framing of a request whose head answered OK. */
  public HttpDecodeStatus ofRequest(RequestHeadView head) {
    return decide(0, HttpMethod.UNREGISTERED, head.minorVersion(), head.fields());
  }

  /**
   * The framing of a response whose head answered OK.
   *
   * @param requestMethod the method of the request that it answers
   */
  public HttpDecodeStatus ofResponse(ResponseHeadView head, HttpMethod requestMethod) {
    return decide(head.statusCode(), requestMethod, head.minorVersion(), head.fields());
  }

  /**
   * The framing of a message.
   *
   * @param statusCode a response's code, 0 for a request
   * @param requestMethod the method that a response answers; of no meaning for a request
   * @return OK, or what is wrong with the framing
   */
  public HttpDecodeStatus decide(
      int statusCode, HttpMethod requestMethod, int minorVersion, FieldSectionView fields) {
    boolean response = statusCode != 0;
    contentLength = 0;
    deviations = 0;
    faulty = false;
    codings.clear();

    // Step 2 before step 1, for a 204 is a 2xx too: a successful answer to CONNECT turns the
    // connection into a tunnel (RFC 9110 §9.3.6: "Any 2xx (Successful) response")
    if (response
        && requestMethod == HttpMethod.CONNECT
        && StatusClass.of(statusCode) == StatusClass.SUCCESSFUL) {
      tell(BodyKind.TUNNEL);
      return HttpDecodeStatus.OK;
    }
    // Step 1: responses that never have a body
    if (response && neverHasBody(statusCode, requestMethod)) {
      faulty = minorVersion == 0 && fields.find(FieldName.TRANSFER_ENCODING) >= 0;
      tell(BodyKind.NONE);
      return HttpDecodeStatus.OK;
    }
    // Step 3: Transfer-Encoding and Content-Length together
    boolean coded = fields.find(FieldName.TRANSFER_ENCODING) >= 0;
    boolean sized = fields.find(FieldName.CONTENT_LENGTH) >= 0;
    if (coded && sized) {
      if (!leniency.allows(Deviation.LENGTH_AND_CODING)) {
        return HttpDecodeStatus.LENGTH_AND_CODING;
      }
      deviations |= Deviation.LENGTH_AND_CODING.bit();
    }
    // Step 4: Transfer-Encoding
    if (coded) {
      return byCoding(response, minorVersion, fields);
    }
    // Steps 5 and 6: Content-Length, invalid and valid
    if (sized) {
      return byLength(fields);
    }
    // Steps 7 and 8: neither
    tell(response ? BodyKind.UNTIL_CLOSE : BodyKind.NONE);
    return HttpDecodeStatus.OK;
  }

  /** RFC 9112 §6.3 step 1. */
  static boolean neverHasBody(int statusCode, HttpMethod requestMethod) {
    return requestMethod == HttpMethod.HEAD
        || statusCode < 200
        || statusCode == 204
        || statusCode == 304;
  }

  private HttpDecodeStatus byCoding(boolean response, int minorVersion, FieldSectionView fields) {
    // §6.1: HTTP/1.0 knows no transfer codings, so whoever sent it may frame it otherwise
    if (minorVersion == 0) {
      return HttpDecodeStatus.CODING_IN_HTTP_1_0;
    }
    HttpDecodeStatus parsed = codings.parse(fields);
    if (parsed != HttpDecodeStatus.OK) {
      return parsed;
    }
    if (!codings.chunkedIsLast() && !response) {
      return HttpDecodeStatus.CHUNKED_NOT_FINAL;
    }
    if (codings.chunkedIsBeforeLast()) {
      // Chunked below another coding: nothing tells whether its end or the close ends the body
      return HttpDecodeStatus.BAD_TRANSFER_ENCODING;
    }
    if (codings.hasUnknown()) {
      return HttpDecodeStatus.UNKNOWN_TRANSFER_CODING;
    }
    if (codings.hasCompression()) {
      if (!leniency.allows(Deviation.COMPRESSED_CODING)) {
        return HttpDecodeStatus.UNKNOWN_TRANSFER_CODING;
      }
      deviations |= Deviation.COMPRESSED_CODING.bit();
    }
    tell(codings.chunkedIsLast() ? BodyKind.CHUNKED : BodyKind.UNTIL_CLOSE);
    return HttpDecodeStatus.OK;
  }

  private HttpDecodeStatus byLength(FieldSectionView fields) {
    long agreed = -1;
    boolean repeated = false;
    int line = fields.find(FieldName.CONTENT_LENGTH);
    for (; line >= 0; line = fields.findFrom(FieldName.CONTENT_LENGTH, line + 1)) {
      int at = fields.valueOffset(line);
      int end = at + fields.valueLength(line);
      while (true) {
        int comma = at;
        while (comma < end && fields.buffer().get(comma) != ',') {
          comma++;
        }
        long value = ContentLengths.parse(fields.buffer(), at, comma);
        if (value < 0) {
          return HttpDecodeStatus.BAD_CONTENT_LENGTH;
        }
        if (agreed >= 0) {
          repeated = true;
          if (value != agreed) {
            return HttpDecodeStatus.CONFLICTING_CONTENT_LENGTHS;
          }
        }
        agreed = value;
        if (comma == end) {
          break;
        }
        at = comma + 1;
      }
    }
    if (repeated) {
      if (!leniency.allows(Deviation.REPEATED_CONTENT_LENGTH)) {
        return HttpDecodeStatus.REPEATED_CONTENT_LENGTH;
      }
      deviations |= Deviation.REPEATED_CONTENT_LENGTH.bit();
    }
    tell(BodyKind.CONTENT_LENGTH);
    contentLength = agreed;
    return HttpDecodeStatus.OK;
  }

  /** A reference is stored where it changes only: that costs. */
  private void tell(BodyKind now) {
    if (kind != now) {
      kind = now;
    }
  }

  /** How the length is told; after OK. */
  public BodyKind kind() {
    return kind;
  }

  /** Octets of the body where the header tells them, else 0. */
  public long contentLength() {
    return contentLength;
  }

  /** What was put up with, as {@link Deviation#bit bits}. */
  public int deviations() {
    return deviations;
  }

  /** Whether the connection must not be used for another exchange (RFC 9112 §6.1). */
  public boolean mustClose() {
    return kind == BodyKind.UNTIL_CLOSE
        || faulty
        || (deviations & Deviation.LENGTH_AND_CODING.bit()) != 0;
  }
}
