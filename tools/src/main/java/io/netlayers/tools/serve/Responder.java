package io.netlayers.tools.serve;

import io.netlayers.http.FieldName;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.HttpStatus;
import io.netlayers.http.conditional.EntityTag;
import io.netlayers.http.conditional.Preconditions;
import io.netlayers.http.conditional.Preconditions.Outcome;
import io.netlayers.http.conditional.Preconditions.Representation;
import io.netlayers.http.field.ExpectField;
import io.netlayers.http.field.HttpDate;
import io.netlayers.http.head.HeadWriter;
import io.netlayers.http.head.RequestHeadView;
import io.netlayers.http.multipart.Boundary;
import io.netlayers.http.multipart.MultipartWriter;
import io.netlayers.http.multipart.PartHead;
import io.netlayers.http.range.ByteRanges;
import io.netlayers.http.range.ByteRanges.Part;
import io.netlayers.http.range.ByteRanges.Resolution;
import io.netlayers.http.range.ContentRange;
import io.netlayers.http.uri.PercentCoding;
import io.netlayers.http.uri.RequestTarget;
import io.netlayers.tools.net.BufferPool;
import io.netlayers.tools.serve.Site.Directory;
import io.netlayers.tools.serve.Site.Found;
import io.netlayers.tools.serve.Site.OpenFile;
import io.netlayers.tools.serve.Site.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What a request gets. */
final class Responder {
  /** Ranges that one request may ask for; more get the whole (RFC 9110 §14.2). */
  private static final int MOST_RANGES = 32;

  private static final int PART_HEAD = 80;

  private final Site site;
  private final BufferPool pool;
  private final Clock clock;
  private final boolean takesPut;
  private final SecureRandom random = new SecureRandom();
  private long dateSeconds = Long.MIN_VALUE;
  private String date = "";

  Responder(Site site, BufferPool pool, Clock clock, boolean takesPut) {
    this.site = site;
    this.pool = pool;
    this.clock = clock;
    this.takesPut = takesPut;
  }

  /** The head of an answer as far as every answer has it. */
  private HeadWriter head(int status) {
    long now = clock.instant().getEpochSecond();
    if (now != dateSeconds) {
      dateSeconds = now;
      date = HttpDate.format(now);
    }
    return new HeadWriter()
        .response(status)
        .field(FieldName.DATE, date)
        .field(FieldName.SERVER, "netlayers");
  }

  /** An answer that says its status and nothing more. */
  Answer plain(int status) {
    return plain(head(status), status);
  }

  private Answer plain(HeadWriter head, int status) {
    String text = status + " " + HttpStatus.reasonOf(status) + "\n";
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    head.field(FieldName.CONTENT_TYPE, "text/plain; charset=utf-8")
        .field(FieldName.CONTENT_LENGTH, octets.length)
        .end();
    return new Answer(status, head, new Content(pool).octets(octets));
  }

  /** The answer where this system has not the means; the fault is not the request's. */
  Answer failed(IOException failure) {
    if (Site.isOutOfFiles(failure)) {
      return plain(503);
    }
    String message = String.valueOf(failure.getMessage());
    // RFC 4918 §11.5
    return plain(message.contains("No space left") ? 507 : 500);
  }

  private Answer bare(HeadWriter head, int status) {
    if (status != 204 && status != 304) {
      head.field(FieldName.CONTENT_LENGTH, 0);
    }
    return new Answer(status, head.end(), new Content(pool));
  }

  /** An answer without content. */
  Answer bare(int status) {
    return bare(head(status), status);
  }

  private String allowed() {
    return takesPut ? "GET, HEAD, OPTIONS, PUT" : "GET, HEAD, OPTIONS";
  }

  /** The names that a request's target leads to; empty where it is to be answered with 400. */
  static Optional<List<String>> names(RequestHeadView request) {
    return path(request).flatMap(Site::names);
  }

  private static Optional<String> path(RequestHeadView request) {
    RequestTarget target =
        RequestTarget.parse(request.targetString(), request.methodString()).orElse(null);
    if (target instanceof RequestTarget.OriginForm origin) {
      return Optional.of(origin.path());
    }
    return target instanceof RequestTarget.AbsoluteForm absolute
        ? Optional.of(absolute.uri().path())
        : Optional.empty();
  }

  /**
   * Why a request gets no further, or empty.
   *
   * @return the answer to a method or an expectation that is not met here
   */
  Optional<Answer> objection(RequestHeadView request) {
    Optional<String> expected = request.fields().combined(FieldName.EXPECT);
    if (expected.isPresent()
        && request.minorVersion() > 0
        && !expected.flatMap(ExpectField::parse).map(ExpectField::isContinueOnly).orElse(false)) {
      return Optional.of(plain(417));
    }
    HttpMethod method = request.method();
    return switch (method) {
      case GET, HEAD -> Optional.empty();
      case PUT ->
          takesPut
              ? Optional.empty()
              : Optional.of(plain(head(405).field(FieldName.ALLOW, allowed()), 405));
      case OPTIONS -> Optional.of(bare(head(204).field(FieldName.ALLOW, allowed()), 204));
      case UNREGISTERED -> Optional.of(plain(501));
      default -> Optional.of(plain(head(405).field(FieldName.ALLOW, allowed()), 405));
    };
  }

  /** The answer to a GET or HEAD. */
  Answer answer(RequestHeadView request) throws IOException {
    String path = path(request).orElse("");
    Optional<List<String>> names = Site.names(path);
    if (names.isEmpty()) {
      return plain(400);
    }
    boolean wantsDirectory = path.isEmpty() || path.endsWith("/");
    Found found = site.find(names.get());
    if (found instanceof OpenFile file) {
      if (!wantsDirectory) {
        return file(file, request);
      }
      file.close();
      return plain(404);
    }
    if (found instanceof Directory directory) {
      return wantsDirectory
          ? directory(directory, names.get(), request)
          : redirect(names.get(), request.targetString());
    }
    return plain(found instanceof Refused ? 403 : 404);
  }

  /** Links in a directory's page are relative, so its path has to end with a slash. */
  private Answer redirect(List<String> names, String target) {
    // Made of the names alone: a target of two slashes would lead to another host
    StringBuilder location = new StringBuilder("/");
    for (String name : names) {
      location.append(PercentCoding.encodeUtf8(name, PercentCoding.SEGMENT)).append('/');
    }
    int query = target.indexOf('?');
    location.append(query < 0 ? "" : target.substring(query));
    return plain(head(301).field(FieldName.LOCATION, location.toString()), 301);
  }

  private Answer directory(Directory directory, List<String> names, RequestHeadView request)
      throws IOException {
    List<String> index = new ArrayList<>(names);
    index.add("index.html");
    Found page = site.find(index);
    if (page instanceof OpenFile file) {
      return file(file, request);
    }
    if (page instanceof Refused) {
      return plain(403);
    }
    HeadWriter head = head(200).field(FieldName.CONTENT_TYPE, "text/html; charset=utf-8").end();
    try {
      return new Answer(
          200,
          head,
          new Content(pool).stream(DirectoryPage.of(site.root(), directory.path(), names)));
    } catch (java.nio.file.AccessDeniedException e) {
      return plain(403);
    }
  }

  /** What the conditions of a request are judged by. */
  Representation representation(OpenFile file) {
    Instant modified = file.modified();
    Instant now = clock.instant();
    // RFC 9110 §8.8.1: a file that is being written may change within one reading of its clock
    boolean settled = modified.isBefore(now.minusSeconds(1));
    String opaque =
        Long.toHexString(file.length())
            + '-'
            + Long.toHexString(modified.getEpochSecond())
            + '.'
            + Integer.toHexString(modified.getNano());
    EntityTag tag = settled ? EntityTag.strong(opaque) : EntityTag.weak(opaque);
    // §8.8.2.1: no date of the future
    long seconds = Math.max(0, Math.min(modified.getEpochSecond(), now.getEpochSecond()));
    return new Representation(true, Optional.of(tag), OptionalLong.of(seconds), settled);
  }

  /** Judges the conditions of a request (RFC 9110 §13.2.2). */
  Outcome judge(RequestHeadView request, Representation state) {
    Preconditions.Request conditions =
        Preconditions.Request.of(request.methodString(), request.fields()::combined);
    return Preconditions.evaluate(conditions, state, clock.instant().getEpochSecond());
  }

  private Answer file(OpenFile file, RequestHeadView request) throws IOException {
    Representation state = representation(file);
    Outcome outcome = judge(request, state);
    if (outcome == Outcome.PRECONDITION_FAILED) {
      file.close();
      return plain(412);
    }
    if (outcome == Outcome.NOT_MODIFIED) {
      file.close();
      return bare(validators(head(304), state), 304);
    }
    Content content = new Content(pool).of(file.channel());
    if (outcome == Outcome.PERFORM_RANGE) {
      Resolution wanted =
          request
              .fields()
              .combined(FieldName.RANGE)
              .flatMap(ByteRanges::parse)
              .map(ranges -> ranges.resolve(file.length(), MOST_RANGES, PART_HEAD))
              .orElseGet(Resolution.Whole::new);
      if (wanted instanceof Resolution.Unsatisfiable) {
        file.close();
        ContentRange none = ContentRange.unsatisfied(file.length());
        return plain(head(416).field(FieldName.CONTENT_RANGE, none.toString()), 416);
      }
      if (wanted instanceof Resolution.Parts parts) {
        return parts(parts.parts(), file, state, content);
      }
    }
    HeadWriter head =
        validators(head(200), state)
            .field(FieldName.ACCEPT_RANGES, "bytes")
            .field(FieldName.CONTENT_TYPE, MediaTypes.of(file.name()))
            .field(FieldName.CONTENT_LENGTH, file.length())
            .end();
    return new Answer(200, head, content.range(0, file.length()));
  }

  private static HeadWriter validators(HeadWriter head, Representation state) {
    state.entityTag().ifPresent(tag -> head.field(FieldName.ETAG, tag.toString()));
    state
        .lastModified()
        .ifPresent(seconds -> head.field(FieldName.LAST_MODIFIED, HttpDate.format(seconds)));
    return head;
  }

  /** RFC 9110 §15.3.7: one part as it is, several as multipart/byteranges. */
  private Answer parts(List<Part> parts, OpenFile file, Representation state, Content content) {
    HeadWriter head = validators(head(206), state).field(FieldName.ACCEPT_RANGES, "bytes");
    String type = MediaTypes.of(file.name());
    if (parts.size() == 1) {
      Part part = parts.get(0);
      content.range(part.first(), part.length());
      head.field(FieldName.CONTENT_RANGE, ContentRange.of(part, file.length()).toString())
          .field(FieldName.CONTENT_TYPE, type);
    } else {
      Boundary boundary = boundary();
      MultipartWriter writer = new MultipartWriter(boundary);
      for (Part part : parts) {
        ContentRange range = ContentRange.of(part, file.length());
        PartHead partHead =
            new PartHead(
                List.of(
                    new PartHead.Field("Content-Type", type),
                    new PartHead.Field("Content-Range", range.toString())));
        ByteBuffer delimiter = ByteBuffer.allocate(writer.partLength(partHead));
        writer.writePart(partHead, delimiter, 0);
        content.octets(delimiter.array()).range(part.first(), part.length());
      }
      ByteBuffer end = ByteBuffer.allocate(writer.endLength());
      writer.writeEnd(end, 0);
      content.octets(end.array());
      head.field(FieldName.CONTENT_TYPE, boundary.mediaType("byteranges").toString());
    }
    head.field(FieldName.CONTENT_LENGTH, content.length()).end();
    return new Answer(206, head, content);
  }

  private Boundary boundary() {
    byte[] octets = new byte[15];
    random.nextBytes(octets);
    StringBuilder text = new StringBuilder("netlayers-");
    for (byte octet : octets) {
      text.append(String.format(Locale.ROOT, "%02x", octet));
    }
    return new Boundary(text.toString());
  }
}
