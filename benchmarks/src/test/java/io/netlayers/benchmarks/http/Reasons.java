package io.netlayers.benchmarks.http;

import java.util.Map;

/** Why we refuse, in words. */
final class Reasons {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("BARE_LF", "lines end in CRLF; ends that only some see are a way to smuggle"),
          Map.entry("BARE_CR", "a CR without LF is invalid, and some take it for a line end"),
          Map.entry("CONTROL_OCTET", "no control belongs here; NUL, CR and LF are dangerous"),
          Map.entry("BAD_METHOD", "a method is a token"),
          Map.entry("METHOD_TOO_LONG", "longer than any method, and than our limit"),
          Map.entry("BAD_REQUEST_LINE", "method, target and version are parted by one space each"),
          Map.entry("BAD_TARGET", "not one of the four forms, or octets that no URI has"),
          Map.entry("TARGET_TOO_LONG", "longer than our limit of the start line"),
          Map.entry("BAD_VERSION", "a version is HTTP/ digit . digit, in capitals"),
          Map.entry("UNSUPPORTED_VERSION", "another major version is another protocol"),
          Map.entry("TOO_MANY_EMPTY_LINES", "one empty line is put up with, not any number"),
          Map.entry("BAD_STATUS_LINE", "version, code and reason are parted by one space each"),
          Map.entry("BAD_STATUS_CODE", "a code is three digits, from 100 on"),
          Map.entry("STATUS_LINE_TOO_LONG", "longer than our limit of the start line"),
          Map.entry("BAD_FIELD_NAME", "a field name is a token with a colon right behind it"),
          Map.entry("SPACE_BEFORE_COLON", "white space before the colon MUST be refused"),
          Map.entry("OBS_FOLD", "a server that does not mend folds refuses them"),
          Map.entry("LEADING_WHITESPACE", "white space before the first line has no meaning"),
          Map.entry("FIELD_SECTION_TOO_LARGE", "more octets of field lines than our limit"),
          Map.entry("TOO_MANY_FIELDS", "more field lines than our limit"),
          Map.entry("MISSING_HOST", "a request of HTTP/1.1 without Host MUST be refused"),
          Map.entry("DUPLICATE_HOST", "more than one Host MUST be refused"),
          Map.entry("BAD_HOST", "an invalid Host MUST be refused"),
          Map.entry("LENGTH_AND_CODING", "both at once ought to be handled as an attack"),
          Map.entry("BAD_CONTENT_LENGTH", "not digits alone: the framing is invalid"),
          Map.entry("CONFLICTING_CONTENT_LENGTHS", "values that differ: the framing is invalid"),
          Map.entry("REPEATED_CONTENT_LENGTH", "a repeated length may be refused, and is"),
          Map.entry("UNKNOWN_TRANSFER_CODING", "a coding that is not understood is answered 501"),
          Map.entry("BAD_TRANSFER_ENCODING", "no list of codings, or chunked not once at the end"),
          Map.entry("CHUNKED_NOT_FINAL", "a request whose last coding is not chunked has no end"),
          Map.entry("CODING_IN_HTTP_1_0", "HTTP/1.0 knows no coding: the framing is faulty"),
          Map.entry("BAD_CHUNK_SIZE", "a chunk size is hexadecimal digits and nothing else"),
          Map.entry("CHUNK_SIZE_TOO_LARGE", "a size that overflows is refused, not wrapped"),
          Map.entry("BAD_CHUNK_EXTENSION", "not an extension, where some see a line's end"),
          Map.entry("CHUNK_EXTENSION_TOO_LARGE", "more octets of extensions than our limit"),
          Map.entry("BAD_CHUNK_END", "CRLF follows chunk data, and nothing else does"));

  private Reasons() {}

  static String of(String status) {
    String words = WORDS.get(status);
    if (words == null) {
      throw new AssertionError("no reason for " + status);
    }
    return words;
  }
}
