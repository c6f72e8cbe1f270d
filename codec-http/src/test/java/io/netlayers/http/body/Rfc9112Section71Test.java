package io.netlayers.http.body;

import io.netlayers.http.Leniency;
import org.junit.jupiter.api.Test;

/** RFC 9112 §7.1: chunk lines, data ends and trailers that some readers end elsewhere. */
class Rfc9112Section71Test {
  private static final String HEAD = "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||";

  /** Pairs of what is told behind the request line, and a body with another request behind it. */
  private static void bodies(String... pairs) {
    String[] whole = new String[pairs.length];
    for (int i = 0; i < pairs.length; i += 2) {
      whole[i] = "POST /" + pairs[i];
      whole[i + 1] = HEAD + pairs[i + 1] + "GET /next HTTP/1.1|Host: a||";
    }
    Messages.requests(Leniency.STRICT).check(whole);
  }

  /** "chunk-size = 1*HEXDIG" */
  @Test
  void section7_1_sizes() {
    bodies(
        " 'hello' > GET /next", "5|hello|0||",
        " 'hello' > GET /next", "0000000000000005|hello|0000000000000000||",
        " '0123456789' > GET /next", "a|0123456789|0||",
        " '0123456789' > GET /next", "A|0123456789|00||",
        " 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' > GET /next", "1F|" + "a".repeat(31) + "|0||",
        " > GET /next", "0||",
        " CHUNK_SIZE_TOO_LARGE.", "00000000000000005|hello|0||",
        " CHUNK_SIZE_TOO_LARGE.", "8000000000000000|hello|0||",
        " CHUNK_SIZE_TOO_LARGE.", "ffffffffffffffff|hello|0||",
        " CHUNK_SIZE_TOO_LARGE.", "10000000000000005|hello|0||",
        " CHUNK_SIZE_TOO_LARGE.", "9".repeat(100) + "|hello|0||",
        " BAD_CHUNK_SIZE.", "0x5|hello|0||",
        " BAD_CHUNK_SIZE.", "0_5|hello|0||",
        " BAD_CHUNK_SIZE.", "5_|hello|0||",
        " BAD_CHUNK_SIZE.", "+5|hello|0||",
        " BAD_CHUNK_SIZE.", "-5|hello|0||",
        " BAD_CHUNK_SIZE.", "-0x0||",
        " BAD_CHUNK_SIZE.", " 5|hello|0||",
        " BAD_CHUNK_SIZE.", "\t0||",
        " BAD_CHUNK_SIZE.", "|5|hello|0||",
        " BAD_CHUNK_SIZE.", "||",
        " BAD_CHUNK_SIZE.", "\n5|hello|0||",
        " BAD_CHUNK_SIZE.", "5g|hello|0||",
        " BAD_CHUNK_SIZE.", "5,|hello|0||",
        " BAD_CHUNK_SIZE.", "5.|hello|0||",
        " BAD_CHUNK_SIZE.", "5h|hello|0||",
        " BAD_CHUNK_SIZE.", "5\0|hello|0||",
        " BAD_CHUNK_SIZE.", "5\u000b|hello|0||",
        " BAD_CHUNK_SIZE.", "5\u00a0|hello|0||",
        " BAD_CHUNK_SIZE.", "Z|ZZ|ZZZ||",
        " BAD_CHUNK_SIZE.", ";a|hello|0||",
        " 'h' BAD_CHUNK_SIZE.", "1|h|x|0||",
        " 'h' BAD_CHUNK_SIZE.", "1|h||0||",
        " 'foo' BAD_CHUNK_SIZE.", "3|foo||");
  }

  /** Lines of chunks end with CRLF, and nothing else does (§2.2, §7.1). */
  @Test
  void section7_1_lineEnds() {
    bodies(
        " BARE_LF.", "5\nhello|0||",
        " BARE_CR.", "5\rhello|0||",
        " BARE_CR.", "5\r\r\nhello|0||",
        " BARE_CR.", "5\r\r;ABCD|34|E|0||",
        " BARE_CR.", "2\r;a|hi|0||",
        " 'hello' BARE_LF.", "5|hello|0\n|",
        " 'hello' BARE_LF.", "5|hello|0\n\n",
        " 'hello' BARE_LF.", "5|hello|0|\n",
        " 'hello' BARE_CR.", "5|hello|0|\rX",
        " 'hello' BARE_CR.", "5|hello|0\r\r\n",
        " 'hello' BARE_CR.", "5|hello|0|\r\r\n");
  }

  /** "chunk = chunk-size [ chunk-ext ] CRLF chunk-data CRLF" */
  @Test
  void section7_1_dataEnds() {
    bodies(
        " 'hello' BAD_CHUNK_END.", "5|hello0||",
        " 'hello' BAD_CHUNK_END.", "5|hello\n0||",
        " 'hello' BAD_CHUNK_END.", "5|hello\r0||",
        " 'hello' BAD_CHUNK_END.", "5|hello\r\r\n0||",
        " 'hello' BAD_CHUNK_END.", "5|helloXX0||",
        " 'hello' BAD_CHUNK_END.", "5|hello_\n0||",
        " 'hello' BAD_CHUNK_END.", "5|hello\r_0||",
        " 'hello' BAD_CHUNK_END.", "5|hello;|0||",
        " 'hell' BAD_CHUNK_END.", "4|hello|0||",
        " 'hell\r' BAD_CHUNK_END.", "5|hell|0||",
        " 'a|0|' > GET /next", "6|a|0||0||");
  }

  /** §7.1.1: "chunk-ext = *( BWS ";" BWS chunk-ext-name [ BWS "=" BWS chunk-ext-val ] )" */
  @Test
  void section7_1_1_extensions() {
    bodies(
        " 'hello' > GET /next", "5;a|hello|0;b=c||",
        " 'hello' > GET /next", "5;a;b=c;d|hello|0||",
        " 'hello' > GET /next", "5 ;a|hello|0\t;b||",
        " 'hello' > GET /next", "5; a = b ;c|hello|0||",
        " 'hello' > GET /next", "5;a=\"b\"|hello|0||",
        " 'hello' > GET /next", "5;a=\"b;c=d, e\"|hello|0||",
        " 'hello' > GET /next", "5;a=\"\\\"\\\\\"|hello|0||",
        " 'hello' > GET /next", "5;a=\"\u00e9\t\"|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5; |hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;;a|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;a;|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5 |hello|0||",
        " BAD_CHUNK_EXTENSION.", "5 \t |hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;a |hello|0||",
        " BAD_CHUNK_EXTENSION.", "5 a|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;a b|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;a=b c|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;a=|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;a==b|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;=b|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;a=\"b|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;a=\"b\\|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;a=b\"c\"|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;a=\"b\"\"c\"|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;\u00e9|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;a=\0|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;a\u000b|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;a,b|hello|0||",
        " BARE_LF.", "5;a\nhello|0||",
        " BARE_LF.", "5;\nhello|0||",
        " BARE_LF.", "5 \nhello|0||",
        " BARE_LF.", "5;a=\nb|hello|0||",
        " BARE_LF.", "5;a=\"\n\"|hello|0||",
        " BARE_LF.", "2;\nxx|4c|0||",
        " BARE_CR.", "5;a\rb|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;\rb|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;a=\rb|hello|0||",
        " BAD_CHUNK_EXTENSION.", "5;a=\"\r\n\"|hello|0||",
        " 'hello' BAD_CHUNK_EXTENSION.", "5|hello|0;||",
        " 'hello' BARE_LF.", "5|hello|0;a\n|",
        " CHUNK_EXTENSION_TOO_LARGE.", "5;" + "a".repeat(1024) + "|hello|0||",
        " 'hello' > GET /next", "5;" + "a".repeat(1023) + "|hello|0||");
  }

  /** §7.1.2: field lines, which say nothing of the framing (RFC 9110 §6.5.1). */
  @Test
  void section7_1_2_trailers() {
    bodies(
        " [X: y] > GET /next", "0|X: y||",
        " 'hi' [X: y, Z: ] > GET /next", "2|hi|0|X:y|Z:||",
        " [Content-Length: 40] > GET /next", "0|Content-Length: 40||",
        " [Transfer-Encoding: chunked] > GET /next", "0|Transfer-Encoding: chunked||",
        " [Host: b] > GET /next", "0|Host: b||",
        " [Connection: close] > GET /next", "0|Connection: close||",
        " [X: POST / HTTP/1.1] > GET /next", "0|X:POST / HTTP/1.1||",
        " BAD_FIELD_NAME.", "0|GET /a HTTP/1.1|Host: a||",
        " BAD_FIELD_NAME.", "0|X||",
        " BAD_FIELD_NAME.", "0|: y||",
        " BAD_FIELD_NAME.", "0|X y: z||",
        " SPACE_BEFORE_COLON.", "0|X : y||",
        " LEADING_WHITESPACE.", "0| X: y||",
        " OBS_FOLD.", "0|X: y| z||",
        " BARE_LF.", "0|X: y\n|",
        " BARE_CR.", "0|X: y\rZ: y||",
        " CONTROL_OCTET.", "0|X: \0||",
        " TOO_MANY_FIELDS.", "0|" + "X: y|".repeat(33) + "|",
        " FIELD_SECTION_TOO_LARGE.", "0|X: " + "y".repeat(8192) + "||");
  }
}
