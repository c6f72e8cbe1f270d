package io.netlayers.tools.proxy;

import io.netlayers.http.FieldName;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.body.BodyKind;
import io.netlayers.http.body.MessageFraming;
import io.netlayers.http.field.ConnectionField;
import io.netlayers.http.field.FieldLists;
import io.netlayers.http.head.FieldSectionView;
import io.netlayers.http.head.HeadView;
import io.netlayers.http.head.HeadWriter;
import io.netlayers.http.head.RequestHeadView;
import io.netlayers.http.head.ResponseHeadView;
import io.netlayers.http.uri.Authority;
import io.netlayers.http.uri.RequestTarget;
import io.netlayers.http.uri.Uri;
import java.util.List;
import java.util.Optional;

/** What of a head goes on, and what a proxy must not forward (RFC 9110 §7.6). */
final class ForwardedHeads {
  private static final int MOST_FORWARDS = 1000;

  private final String pseudonym;
  private final HeadWriter writer = new HeadWriter();

  /** The name that Via tells; unlike that of any other proxy on the way. */
  ForwardedHeads(String pseudonym) {
    this.pseudonym = pseudonym;
  }

  /** A status to answer a request with instead of forwarding it, or 0. */
  int objection(RequestHeadView request) {
    FieldSectionView fields = request.fields();
    if (ConnectionField.parse(values(fields, FieldName.CONNECTION)).isEmpty()) {
      return 400;
    }
    // RFC 9110 §7.6.3: what this proxy has forwarded already goes in circles
    for (String step : FieldLists.split(values(fields, FieldName.VIA))) {
      if (step.strip().endsWith(" " + pseudonym)) {
        return 508;
      }
    }
    if (request.method() == HttpMethod.CONNECT) {
      return 0;
    }
    Optional<Uri> target = target(request);
    if (target.isEmpty()) {
      return 400;
    }
    if (!target.get().isHttp() || target.get().isHttps()) {
      return 501;
    }
    if (!isCounted(request) || !isLastHop(fields)) {
      return 0;
    }
    // RFC 9110 §7.6.2: to be answered here. Nothing is reflected to a TRACE (§9.3.8: SHOULD)
    return request.method() == HttpMethod.TRACE ? 405 : 204;
  }

  /** Whether Max-Forwards counts (RFC 9110 §7.6.2). */
  private static boolean isCounted(RequestHeadView request) {
    return request.method() == HttpMethod.OPTIONS || request.method() == HttpMethod.TRACE;
  }

  /** Whether a Max-Forwards, be it one of several, allows no step more. */
  private static boolean isLastHop(FieldSectionView fields) {
    int line = fields.find(FieldName.MAX_FORWARDS);
    for (; line >= 0; line = fields.findFrom(FieldName.MAX_FORWARDS, line + 1)) {
      String value = fields.valueString(line);
      if (!value.isEmpty() && value.chars().allMatch(c -> c == '0')) {
        return true;
      }
    }
    return false;
  }

  /** The URI of an absolute-form (RFC 9112 §3.2.2); a proxy is asked in no other way. */
  static Optional<Uri> target(RequestHeadView request) {
    return RequestTarget.parse(request.targetString(), request.methodString())
        .filter(RequestTarget.AbsoluteForm.class::isInstance)
        .map(form -> ((RequestTarget.AbsoluteForm) form).uri())
        .filter(uri -> uri.authority().flatMap(Authority::userinfo).isEmpty());
  }

  /** The host and port that a CONNECT asks for (RFC 9112 §3.2.3). */
  static Optional<RequestTarget.AuthorityForm> tunnel(RequestHeadView request) {
    return RequestTarget.parse(request.targetString(), request.methodString())
        .filter(RequestTarget.AuthorityForm.class::isInstance)
        .map(RequestTarget.AuthorityForm.class::cast);
  }

  /** A request as it goes on. */
  HeadWriter request(RequestHeadView request, MessageFraming framing, Uri target) {
    String method = request.methodString();
    writer.request(method, RequestTarget.toOrigin(target, method).toString());
    // RFC 9112 §3.2.2: the target tells the host, whatever Host says
    writer.field(FieldName.HOST, target.authority().map(Authority::toString).orElse(""));
    boolean counted = isCounted(request);
    boolean content = framing.kind() == BodyKind.CHUNKED || framing.contentLength() > 0;
    copy(request, counted, content);
    if (framing.kind() == BodyKind.CHUNKED) {
      writer.field(FieldName.TRANSFER_ENCODING, "chunked");
    } else if (framing.kind() == BodyKind.CONTENT_LENGTH) {
      writer.field(FieldName.CONTENT_LENGTH, framing.contentLength());
    }
    return via(request);
  }

  /** A response as it goes on; where it tells no length, the machine finds the framing. */
  HeadWriter response(ResponseHeadView response, MessageFraming framing) {
    writer.response(response.statusCode(), response.reasonString());
    copy(response, false, true);
    FieldSectionView fields = response.fields();
    int length = fields.find(FieldName.CONTENT_LENGTH);
    if (framing.kind() == BodyKind.CONTENT_LENGTH) {
      writer.field(FieldName.CONTENT_LENGTH, framing.contentLength());
    } else if (framing.kind() == BodyKind.NONE && length >= 0 && mayTellLength(response)) {
      // To HEAD, or with a 304: what a GET would have had
      writer.field(fields, length);
    }
    return via(response);
  }

  private static boolean mayTellLength(ResponseHeadView response) {
    return response.statusCode() >= 200 && response.statusCode() != 204;
  }

  private HeadWriter via(HeadView head) {
    return writer.field(FieldName.VIA, "1." + head.minorVersion() + ' ' + pseudonym).end();
  }

  private void copy(HeadView head, boolean counted, boolean content) {
    FieldSectionView fields = head.fields();
    ConnectionField options =
        ConnectionField.parse(values(fields, FieldName.CONNECTION))
            .orElseGet(() -> new ConnectionField(List.of()));
    for (int line = 0; line < fields.count(); line++) {
      if (counted && fields.name(line) == FieldName.MAX_FORWARDS) {
        writer.field(FieldName.MAX_FORWARDS, decremented(fields.valueString(line)));
      } else if (fields.name(line) == FieldName.EXPECT && !content) {
        // RFC 9110 §10.1.1: no expectation of a 100 without content
        continue;
      } else if (!isOurs(fields.name(line)) && !options.isPerHop(fields.nameString(line))) {
        writer.field(fields, line);
      }
    }
  }

  /** RFC 9110 §7.6.2: one less, or the most that is counted here; above 0 where it is a number. */
  private static String decremented(String value) {
    if (value.isEmpty() || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return value;
    }
    String digits = value.replaceFirst("^0+", "");
    boolean huge = digits.length() > 9;
    return "" + (huge ? MOST_FORWARDS : Math.min(MOST_FORWARDS, Integer.parseInt(digits) - 1));
  }

  /** Fields that are written anew, or are for this proxy alone. */
  private static boolean isOurs(FieldName name) {
    return switch (name) {
      case HOST, CONTENT_LENGTH, TRANSFER_ENCODING, PROXY_AUTHORIZATION -> true;
      default -> false;
    };
  }

  private static String values(FieldSectionView fields, FieldName name) {
    return fields.combined(name).orElse("");
  }
}
