package io.netlayers.http.conditional;

import static io.netlayers.http.conditional.Preconditions.Outcome.NOT_MODIFIED;
import static io.netlayers.http.conditional.Preconditions.Outcome.PERFORM;
import static io.netlayers.http.conditional.Preconditions.Outcome.PERFORM_RANGE;
import static io.netlayers.http.conditional.Preconditions.Outcome.PRECONDITION_FAILED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.http.FieldName;
import io.netlayers.http.conditional.Preconditions.Outcome;
import io.netlayers.http.conditional.Preconditions.Representation;
import io.netlayers.http.conditional.Preconditions.Request;
import io.netlayers.http.head.RequestHead;
import io.netlayers.http.head.RequestHeadView;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Entity tags (RFC 9110 §8.8.3) and conditional requests (§13). */
class Rfc9110Section13Test {
  private static final long MODIFIED = 784_111_777L;
  private static final String SAME = "Sun, 06 Nov 1994 08:49:37 GMT";
  private static final String EARLIER = "Sun, 06 Nov 1994 08:49:36 GMT";
  private static final String LATER = "Sun, 06 Nov 1994 08:49:38 GMT";

  private static final Representation STRONG =
      new Representation(true, Optional.of(EntityTag.strong("a")), OptionalLong.of(MODIFIED), true);
  private static final Representation WEAK =
      new Representation(true, Optional.of(EntityTag.weak("a")), OptionalLong.of(MODIFIED), false);
  private static final Representation BARE =
      new Representation(true, Optional.empty(), OptionalLong.empty(), false);

  private static void answers(Outcome outcome, Request request, Representation state) {
    assertEquals(outcome, Preconditions.evaluate(request, state, MODIFIED));
  }

  private static Request get() {
    return Request.of("GET");
  }

  private static Request put() {
    return Request.of("PUT");
  }

  /** The table of RFC 9110 §8.8.3.2. */
  @ParameterizedTest
  @CsvSource({
    "W/\"1\",W/\"1\",false,true",
    "W/\"1\",W/\"2\",false,false",
    "W/\"1\",\"1\",false,true",
    "\"1\",\"1\",true,true",
    "\"1\",\"2\",false,false",
  })
  void section8832Comparison(String a, String b, boolean strong, boolean weak) {
    EntityTag left = EntityTag.parse(a).orElseThrow();
    EntityTag right = EntityTag.parse(b).orElseThrow();
    assertEquals(strong, left.matchesStrongly(right));
    assertEquals(strong, right.matchesStrongly(left));
    assertEquals(weak, left.matchesWeakly(right));
    assertEquals(weak, right.matchesWeakly(left));
    assertEquals(a, left.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "\"a", "a\"", "w/\"a\"", "W\"a\"", "W/a", "\"a b\"", "\"a\"\"", "", "*"})
  void section883WhatIsNoEntityTag(String text) {
    assertEquals(Optional.empty(), EntityTag.parse(text));
  }

  @Test
  void section883TagsEscapeNothing() {
    assertEquals("a\\", EntityTag.parse("\"a\\\"").orElseThrow().opaque());
    assertEquals("", EntityTag.parse("\"\"").orElseThrow().opaque());
    assertEquals("\u00e4,", EntityTag.parse("\"\u00e4,\"").orElseThrow().opaque());
    assertThrows(IllegalArgumentException.class, () -> EntityTag.strong("\""));
    assertThrows(IllegalArgumentException.class, () -> EntityTag.strong(" "));
    assertEquals(
        "\"a,b\", W/\"c\"", EntityTagCondition.parse("\"a,b\" ,, W/\"c\"").get().toString());
    assertEquals(Optional.empty(), EntityTagCondition.parse(","));
    assertEquals(Optional.empty(), EntityTagCondition.parse("*, \"a\""));
    assertThrows(IllegalArgumentException.class, EntityTagCondition::of);
  }

  @Test
  void section1311IfMatch() {
    answers(PERFORM, put().withIfMatch("\"x\", \"a\""), STRONG);
    answers(PRECONDITION_FAILED, put().withIfMatch("\"x\""), STRONG);
    answers(PRECONDITION_FAILED, put().withIfMatch("W/\"a\""), STRONG);
    answers(PRECONDITION_FAILED, put().withIfMatch("\"a\""), WEAK);
    answers(PRECONDITION_FAILED, put().withIfMatch("\"a\""), BARE);
    answers(PERFORM, put().withIfMatch("*"), BARE);
    answers(PRECONDITION_FAILED, put().withIfMatch("*"), Representation.NONE);
    answers(PRECONDITION_FAILED, put().withIfMatch("nonsense"), STRONG);
    answers(PRECONDITION_FAILED, get().withIfMatch("\"x\""), STRONG);
  }

  @Test
  void section1312IfNoneMatch() {
    answers(NOT_MODIFIED, get().withIfNoneMatch("W/\"a\""), STRONG);
    answers(NOT_MODIFIED, Request.of("HEAD").withIfNoneMatch("\"a\""), WEAK);
    answers(PERFORM, get().withIfNoneMatch("\"x\", \"y\""), STRONG);
    answers(PERFORM, get().withIfNoneMatch("\"a\""), BARE);
    answers(NOT_MODIFIED, get().withIfNoneMatch("*"), BARE);
    answers(PERFORM, get().withIfNoneMatch("*"), Representation.NONE);
    answers(PRECONDITION_FAILED, put().withIfNoneMatch("*"), BARE);
    answers(PERFORM, put().withIfNoneMatch("*"), Representation.NONE);
    answers(PRECONDITION_FAILED, put().withIfNoneMatch("\"a\""), STRONG);
    answers(PERFORM, get().withIfNoneMatch("nonsense"), STRONG);
    answers(PRECONDITION_FAILED, put().withIfNoneMatch("nonsense"), STRONG);
  }

  @Test
  void section1313IfModifiedSince() {
    answers(NOT_MODIFIED, get().withIfModifiedSince(SAME), STRONG);
    answers(NOT_MODIFIED, get().withIfModifiedSince(LATER), STRONG);
    answers(PERFORM, get().withIfModifiedSince(EARLIER), STRONG);
    answers(PERFORM, put().withIfModifiedSince(SAME), STRONG);
    answers(PERFORM, get().withIfModifiedSince(SAME), BARE);
    answers(PERFORM, get().withIfModifiedSince("nonsense"), STRONG);
    answers(PERFORM, get().withIfModifiedSince(SAME + ", " + SAME), STRONG);
    // "MUST ignore If-Modified-Since if the request contains an If-None-Match"
    answers(PERFORM, get().withIfModifiedSince(SAME).withIfNoneMatch("\"x\""), STRONG);
  }

  @Test
  void section1314IfUnmodifiedSince() {
    answers(PERFORM, put().withIfUnmodifiedSince(SAME), STRONG);
    answers(PRECONDITION_FAILED, put().withIfUnmodifiedSince(EARLIER), STRONG);
    answers(PRECONDITION_FAILED, get().withIfUnmodifiedSince(EARLIER), STRONG);
    answers(PERFORM, put().withIfUnmodifiedSince(EARLIER), BARE);
    answers(PERFORM, put().withIfUnmodifiedSince("nonsense"), STRONG);
    // "MUST ignore If-Unmodified-Since if the request contains an If-Match"
    answers(PERFORM, put().withIfUnmodifiedSince(EARLIER).withIfMatch("\"a\""), STRONG);
  }

  @Test
  void section1315IfRange() {
    answers(PERFORM_RANGE, get().withRange(Optional.empty()), STRONG);
    answers(PERFORM_RANGE, get().withRange(Optional.of("\"a\"")), STRONG);
    answers(PERFORM, get().withRange(Optional.of("\"x\"")), STRONG);
    answers(PERFORM, get().withRange(Optional.of("W/\"a\"")), STRONG);
    answers(PERFORM, get().withRange(Optional.of("\"a\"")), WEAK);
    answers(PERFORM_RANGE, get().withRange(Optional.of(SAME)), STRONG);
    answers(PERFORM, get().withRange(Optional.of(LATER)), STRONG);
    answers(PERFORM, get().withRange(Optional.of(SAME)), WEAK);
    answers(PERFORM, get().withRange(Optional.of("nonsense")), STRONG);
    answers(PERFORM, Request.of("HEAD").withRange(Optional.empty()), STRONG);
  }

  @Test
  void section1322ThePrecedence() {
    Request request = get().withRange(Optional.of("\"a\"")).withIfNoneMatch("\"a\"");
    answers(NOT_MODIFIED, request, STRONG);
    answers(PRECONDITION_FAILED, request.withIfMatch("\"x\""), STRONG);
    answers(NOT_MODIFIED, request.withIfMatch("\"a\""), STRONG);
    answers(PERFORM_RANGE, request.withIfNoneMatch("\"b\"").withIfMatch("*"), STRONG);
    for (String method : new String[] {"OPTIONS", "TRACE", "CONNECT"}) {
      answers(PERFORM, Request.of(method).withIfMatch("\"x\""), STRONG);
    }
  }

  /** RFC 9110 §5.3: lines of one field are one list. */
  @Test
  void conditionsComeFromAHead() {
    RequestHead head =
        RequestHead.builder()
            .method("GET")
            .target("/")
            .field("Host", "h")
            .field("if-none-match", "\"x\"")
            .field("Range", "bytes=0-1")
            .field("If-None-Match", "\"a\"")
            .build();
    Request request = Request.of("GET", head::combined);
    assertEquals(Optional.of("\"x\", \"a\""), request.ifNoneMatch());
    answers(NOT_MODIFIED, request, STRONG);
    ByteBuffer octets = ByteBuffer.allocate(200);
    RequestHeadView view = new RequestHeadView();
    view.wrap(octets, 3, head.encode(octets, 3));
    assertEquals(request, Request.of("GET", view.fields()::combined));
    assertEquals(Optional.empty(), view.fields().combined(FieldName.COOKIE));
    answers(
        PERFORM_RANGE, Request.of("GET", view.fields()::combined).withIfNoneMatch("\"y\""), STRONG);
    Request none = Request.of("PUT", name -> Optional.empty());
    assertEquals(Request.of("PUT"), none);
  }
}
