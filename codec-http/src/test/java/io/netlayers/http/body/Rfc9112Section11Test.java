package io.netlayers.http.body;

import io.netlayers.http.Deviation;
import io.netlayers.http.Leniency;
import org.junit.jupiter.api.Test;

/**
 * RFC 9112 §11.2: the known ways of hiding a request in another. What is told is every request that
 * is seen; behind a refusal nothing is.
 */
class Rfc9112Section11Test {
  private static final String CHUNKED = "Transfer-Encoding: chunked|";
  private static final String POST = "POST / HTTP/1.1|Host: a|";
  private static final String NEXT = "GET /next HTTP/1.1|Host: a||";

  private static void strict(String... pairs) {
    Messages.requests(Leniency.STRICT).check(pairs);
  }

  /** §6.1: both at once, in either order and with a length of any worth. */
  @Test
  void section6_1_lengthAndCoding() {
    strict(
        "LENGTH_AND_CODING.",
        POST + "Content-Length: 6|" + CHUNKED + "|0||G",
        "LENGTH_AND_CODING.",
        POST + "Content-Length: 4|" + CHUNKED + "|5c|GPOST / HTTP/1.1||0||",
        "LENGTH_AND_CODING.",
        POST + CHUNKED + "Content-Length: 5||0||",
        "LENGTH_AND_CODING.",
        POST + CHUNKED + "Content-Length: blah||1|Z|0||",
        "LENGTH_AND_CODING.",
        POST + CHUNKED + "Content-Length:||0||",
        "LENGTH_AND_CODING.",
        POST + "Content-Length: 0|Transfer-Encoding: identity||",
        "LENGTH_AND_CODING.",
        POST + "Content-Length: 5|Transfer-Encoding:||hello",
        "LENGTH_AND_CODING.",
        POST + "Content-Length: 5|Transfer-Encoding: ,chunked||0||",
        "LENGTH_AND_CODING.",
        POST + "Content-Length: 5|Transfer-Encoding: xchunked||hello",
        "LENGTH_AND_CODING.",
        "GET / HTTP/1.1|Host: a|" + CHUNKED + "Content-Length: 0||0||",
        "LENGTH_AND_CODING.",
        "POST / HTTP/1.0|" + CHUNKED + "Content-Length: 5||0||");
  }

  /** Names of Transfer-Encoding that some take for it; a length stands beside them. */
  @Test
  void rfc9110Section5_1_namesThatAreNearlyTheCoding() {
    strict(
        Messages.followed(
            "0||",
            "SPACE_BEFORE_COLON.",
            "Content-Length: 5|Transfer-Encoding : chunked",
            "SPACE_BEFORE_COLON.",
            "Content-Length: 5|Transfer-Encoding\t: chunked",
            "OBS_FOLD.",
            "Content-Length: 5| Transfer-Encoding: chunked",
            "OBS_FOLD.",
            "Content-Length: 5|X: y|\tTransfer-Encoding: chunked",
            "BARE_LF.",
            "Content-Length: 5|X: y\nTransfer-Encoding: chunked",
            "BARE_LF.",
            "X:\n\nGET / HTTP/1.1",
            "BARE_CR.",
            "Content-Length: 5|X: y\rTransfer-Encoding: chunked",
            "BARE_CR.",
            "Content-Length: 5|X:\rTransfer-Encoding: chunked",
            "BARE_CR.",
            "Content-Length: 5|\rTransfer-Encoding: chunked",
            "BARE_CR.",
            "Content-Length: 5|X: y\r\rTransfer-Encoding: chunked",
            "BAD_FIELD_NAME.",
            "Content-Length: 5|Transfer-Encoding\n: chunked",
            "BAD_FIELD_NAME.",
            "Content-Length: 5|Transfer-Encoding|: chunked",
            "BAD_FIELD_NAME.",
            "Content-Length: 5|Transfer-|Encoding: chunked",
            "BAD_FIELD_NAME.",
            "Content-Length: 5|Transfer-Encoding chunked",
            "BAD_FIELD_NAME.",
            "Content-Length: 5|Transfer Encoding: chunked",
            "BAD_FIELD_NAME.",
            "Content-Length: 5|Transfer-Encoding\u00a0: chunked",
            "BAD_FIELD_NAME.",
            "Content-Length: 5|Transfer-Encoding\u0085: chunked",
            "BAD_FIELD_NAME.",
            "Content-Length: 5|: x|Transfer-Encoding: chunked",
            "BAD_FIELD_NAME.",
            "Content-Length: 5|\"Transfer-Encoding\": chunked",
            "CONTROL_OCTET.",
            "Content-Length: 5|Transfer-Encoding\0: chunked",
            "CONTROL_OCTET.",
            "Content-Length: 5|\0Transfer-Encoding: chunked",
            "CONTROL_OCTET.",
            "Content-Length: 5|Transfer-Encoding\u000b: chunked",
            "CONTROL_OCTET.",
            "Content-Length: 5|\bTransfer-Encoding: chunked",
            "CONTROL_OCTET.",
            "Content-Length: 5|X: y\0|Transfer-Encoding: chunked",
            // Fields of other names: the length alone frames
            "POST / '0||' > GET /next",
            "Content-Length: 5|Transfer_Encoding: chunked",
            "POST / '0||' > GET /next",
            "Content-Length: 5|Transfer-Encodin: chunked",
            "POST / '0||' > GET /next",
            "Content-Length: 5|X-Transfer-Encoding: chunked",
            "POST / '0||' > GET /next",
            "Content-Length: 5|TE: chunked",
            "POST / '0||' > GET /next",
            "Content-Length: 5|Content-Encoding: chunked",
            "POST / '0||' > GET /next",
            "Content-Length: 5|Connection: Content-Length"));
  }

  /** Values of Transfer-Encoding that some take for chunked and some do not. */
  @Test
  void section6_1_valuesThatAreNearlyChunked() {
    strict(
        Messages.followed(
            "0||",
            "POST / > GET /next",
            "Transfer-Encoding: chunked",
            "POST / > GET /next",
            "TRANSFER-ENCODING:cHuNkEd",
            "POST / > GET /next",
            "Transfer-Encoding:\t chunked \t",
            "POST / > GET /next",
            "Transfer-Encoding: , ,chunked, ,",
            "POST / > GET /next",
            "Transfer-Encoding:|Transfer-Encoding: chunked|Transfer-Encoding: ,",
            "CONTROL_OCTET.",
            "Transfer-Encoding: \u000bchunked",
            "CONTROL_OCTET.",
            "Transfer-Encoding: chunked\f",
            "CONTROL_OCTET.",
            "Transfer-Encoding: chunked\0",
            "CONTROL_OCTET.",
            "Transfer-Encoding: chunked\u007f",
            "BARE_CR.",
            "Transfer-Encoding: chunked\r",
            "BARE_LF.",
            "Transfer-Encoding: chunked\nX: y",
            "OBS_FOLD.",
            "Transfer-Encoding:| chunked",
            "OBS_FOLD.",
            "Transfer-Encoding: chunked| , identity",
            "OBS_FOLD.",
            "Transfer-Encoding: chunked|\t",
            "BAD_TRANSFER_ENCODING.",
            "Transfer-Encoding:\u00a0chunked",
            "BAD_TRANSFER_ENCODING.",
            "Transfer-Encoding: \"chunked\"",
            "BAD_TRANSFER_ENCODING.",
            "Transfer-Encoding: chunked;q=1",
            "BAD_TRANSFER_ENCODING.",
            "Transfer-Encoding: chunked; ",
            "BAD_TRANSFER_ENCODING.",
            "Transfer-Encoding: chunked chunked",
            "BAD_TRANSFER_ENCODING.",
            "Transfer-Encoding: chunked identity",
            "BAD_TRANSFER_ENCODING.",
            "Transfer-Encoding: chunked, chunked",
            "BAD_TRANSFER_ENCODING.",
            "Transfer-Encoding: chunked|Transfer-Encoding: chunked",
            "BAD_TRANSFER_ENCODING.",
            "Transfer-Encoding: [chunked]",
            "BAD_TRANSFER_ENCODING.",
            "Transfer-Encoding: chunked:1",
            "BAD_TRANSFER_ENCODING.",
            "Transfer-Encoding:",
            "CHUNKED_NOT_FINAL.",
            "Transfer-Encoding: chunked, identity",
            "CHUNKED_NOT_FINAL.",
            "Transfer-Encoding: chunked|Transfer-Encoding: identity",
            "CHUNKED_NOT_FINAL.",
            "Transfer-Encoding: chunked, x",
            "CHUNKED_NOT_FINAL.",
            "Transfer-Encoding: 'chunked'",
            "CHUNKED_NOT_FINAL.",
            "Transfer-Encoding: xchunked",
            "CHUNKED_NOT_FINAL.",
            "Transfer-Encoding: chunked0",
            "CHUNKED_NOT_FINAL.",
            "Transfer-Encoding: chunkedchunked",
            "CHUNKED_NOT_FINAL.",
            "Transfer-Encoding: chunke",
            "CHUNKED_NOT_FINAL.",
            "Transfer-Encoding: identity",
            "CHUNKED_NOT_FINAL.",
            "Transfer-Encoding: gzip",
            "UNKNOWN_TRANSFER_CODING.",
            "Transfer-Encoding: identity, chunked",
            "UNKNOWN_TRANSFER_CODING.",
            "Transfer-Encoding: gzip, chunked",
            "UNKNOWN_TRANSFER_CODING.",
            "Transfer-Encoding: x;y=\"chunked\", chunked",
            "UNKNOWN_TRANSFER_CODING.",
            "Transfer-Encoding: trailers|Transfer-Encoding: chunked"));
    strict("CODING_IN_HTTP_1_0.", "POST / HTTP/1.0|" + CHUNKED + "|0||" + NEXT);
  }

  /** §6.3 steps 5 and 6: a length is digits, and says the same everywhere. */
  @Test
  void section6_3_lengthsThatSomeReadOtherwise() {
    strict(
        Messages.followed(
            "hello",
            "POST / 'hello' > GET /next",
            "Content-Length: 5",
            "POST / 'hello' > GET /next",
            "CONTENT-length:05\t",
            "POST / 'hello' > GET /next",
            "Content-Length: 00000000000000000000000000000000005",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: +5",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: -5",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: -0",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: 0x5",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: 0_5",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: 5_",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: 5 5",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: 5\u00a0",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: 5;",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: 5.",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: 5e0",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: \"5\"",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: 5,",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: ,5",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: 5,,5",
            "BAD_CONTENT_LENGTH.",
            "Content-Length:",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: \t ",
            "BAD_CONTENT_LENGTH.",
            "Content-Length:|Content-Length: 5",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: 5|Content-Length:",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: 5|Content-Length: +5",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: 9223372036854775808",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: 18446744073709551621",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: 340282366920938463463374607431768211461",
            "BAD_CONTENT_LENGTH.",
            "Content-Length: 4294967301x",
            "CONFLICTING_CONTENT_LENGTHS.",
            "Content-Length: 5|Content-Length: 6",
            "CONFLICTING_CONTENT_LENGTHS.",
            "Content-Length: 5, 6",
            "CONFLICTING_CONTENT_LENGTHS.",
            "Content-Length: 5, 5|X: y|Content-Length: 4",
            "REPEATED_CONTENT_LENGTH.",
            "Content-Length: 5|Content-Length: 5",
            "REPEATED_CONTENT_LENGTH.",
            "Content-Length: 5, 05",
            "CONTROL_OCTET.",
            "Content-Length: 5\u000b",
            "CONTROL_OCTET.",
            "Content-Length: \u00005",
            "OBS_FOLD.",
            "Content-Length: 5| 0",
            "OBS_FOLD.",
            "Content-Length:| 5",
            "SPACE_BEFORE_COLON.",
            "Content-Length : 5",
            "BAD_FIELD_NAME.",
            "Content-Length 5",
            "BAD_FIELD_NAME.",
            "Content-Length\u0085: 5",
            "BAD_FIELD_NAME.",
            "Content\rLength: 5"));
    strict(
        "POST / NEED_MORE.",
        POST + "Content-Length: 9223372036854775807||",
        "POST / > GET /next",
        POST + "Content-Length: 0||" + NEXT,
        "POST / > BAD_METHOD.",
        POST + "Content_Length: 5||{ello");
  }

  /** Requests whose method says nothing of a body: the length is minded (RFC 9110 §9.3.1). */
  @Test
  void section6_3_bodiesWhereNobodyLooksForThem() {
    for (String method : new String[] {"GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "FOO"}) {
      strict(
          method + " / 'GET /next HTTP/1.1|Host: a||' > GET /next",
          method + " / HTTP/1.1|Host: a|Content-Length: 31||" + NEXT + NEXT,
          method + " / 'hi' > GET /next",
          method + " / HTTP/1.1|Host: a|" + CHUNKED + "|2|hi|0||" + NEXT,
          method + " / > GET /next",
          method + " / HTTP/1.1|Host: a||" + NEXT);
    }
  }

  /** A bare LF may be put up with in heads, but the framing of content stays as strict. */
  @Test
  void section2_2_lenientHeads() {
    Messages lenient = Messages.requests(Leniency.of(Deviation.BARE_LF, Deviation.OBS_FOLD));
    lenient.check(
        "POST / 'hello' > GET /next",
        "POST / HTTP/1.1\nHost: a\nContent-Length: 5\n\nhello" + NEXT,
        "POST / > GET /next",
        "POST / HTTP/1.1\nHost: a\nTransfer-Encoding:\n chunked\n\n0||" + NEXT,
        "POST / BARE_LF.",
        "POST / HTTP/1.1\nHost: a\n" + CHUNKED + "\n0\n\n" + NEXT,
        "LENGTH_AND_CODING.",
        "POST / HTTP/1.1\nHost: a\nContent-Length: 5\n" + CHUNKED + "\n0||",
        "BAD_TRANSFER_ENCODING.",
        "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked|  abc||0||",
        "BAD_CONTENT_LENGTH.",
        "POST / HTTP/1.1|Host: a|Content-Length: 1| 2||0||",
        "POST / '0' > BAD_METHOD.",
        "POST / HTTP/1.1|Host: a|X: y|  Transfer-Encoding: chunked|Content-Length: 1||0(||",
        "BARE_CR.",
        "POST / HTTP/1.1\nHost: a\r\r\n\n");
  }
}
