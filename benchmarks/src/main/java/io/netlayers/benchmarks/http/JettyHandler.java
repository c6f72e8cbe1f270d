package io.netlayers.benchmarks.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;

/** Keeps of a message what Jetty's own connection keeps: method, target and fields. */
final class JettyHandler implements HttpParser.RequestHandler, HttpParser.ResponseHandler {
  String method = "";
  String target = "";
  int status;
  long content;
  boolean complete;
  boolean bad;
  boolean early;
  HttpFields.Mutable fields = HttpFields.build();

  boolean isOver() {
    return complete || bad || early;
  }

  void clear() {
    fields = HttpFields.build();
    content = 0;
    complete = false;
    bad = false;
    early = false;
  }

  @Override
  public void startRequest(String method, String uri, HttpVersion version) {
    this.method = method;
    this.target = uri;
  }

  @Override
  public void startResponse(HttpVersion version, int status, String reason) {
    this.status = status;
  }

  @Override
  public void parsedHeader(HttpField field) {
    fields.add(field);
  }

  @Override
  public boolean headerComplete() {
    return false;
  }

  @Override
  public boolean content(ByteBuffer item) {
    content += item.remaining();
    return false;
  }

  @Override
  public boolean contentComplete() {
    return false;
  }

  @Override
  public boolean messageComplete() {
    complete = true;
    return true;
  }

  @Override
  public void earlyEOF() {
    early = true;
  }

  @Override
  public void badMessage(HttpException failure) {
    bad = true;
  }
}
