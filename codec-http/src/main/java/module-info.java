/** HTTP/1.1 message syntax, framing and the registries of RFC 9110. */
module io.netlayers.http {
  requires static org.checkerframework.checker.qual;
  requires static org.immutables.value.annotations;
  requires transitive io.netlayers.core;

  exports io.netlayers.http;
  exports io.netlayers.http.body;
  exports io.netlayers.http.conditional;
  exports io.netlayers.http.cookie;
  exports io.netlayers.http.cors;
  exports io.netlayers.http.field;
  exports io.netlayers.http.head;
  exports io.netlayers.http.multipart;
  exports io.netlayers.http.range;
  exports io.netlayers.http.sse;
  exports io.netlayers.http.structured;
  exports io.netlayers.http.uri;
}
