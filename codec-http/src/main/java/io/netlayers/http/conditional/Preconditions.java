package io.netlayers.http.conditional;

import io.netlayers.http.FieldName;
import io.netlayers.http.field.HttpDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Conditional requests evaluated in the order of RFC 9110 §13.2.2, as a pure function. */
public final class Preconditions {
  private Preconditions() {}

  /**
   * The conditions of a request, each a field's combined value.
   *
   * @param method as it stands; case-sensitive
   * @param hasRange whether there is a Range field
   */
  public record Request(
      String method,
      Optional<String> ifMatch,
      Optional<String> ifNoneMatch,
      Optional<String> ifModifiedSince,
      Optional<String> ifUnmodifiedSince,
      Optional<String> ifRange,
      boolean hasRange) {
    /** A request without conditions. */
    public static Request of(String method) {
      Optional<String> none = Optional.empty();
      return new Request(method, none, none, none, none, none, false);
    }

    /**
     * A request with the conditions of its fields.
     *
     * @param fields the combined value of a field, as {@code FieldSectionView} and {@code
     *     RequestHead} give it
     */
    public static Request of(String method, Function<FieldName, Optional<String>> fields) {
      return new Request(
          method,
          fields.apply(FieldName.IF_MATCH),
          fields.apply(FieldName.IF_NONE_MATCH),
          fields.apply(FieldName.IF_MODIFIED_SINCE),
          fields.apply(FieldName.IF_UNMODIFIED_SINCE),
          fields.apply(FieldName.IF_RANGE),
          fields.apply(FieldName.RANGE).isPresent());
    }

    /** Also If-Match. */
    public Request withIfMatch(String v) {
      return new Request(
          method,
          Optional.of(v),
          ifNoneMatch,
          ifModifiedSince,
          ifUnmodifiedSince,
          ifRange,
          hasRange);
    }

    /** Also If-None-Match. */
    public Request withIfNoneMatch(String v) {
      return new Request(
          method, ifMatch, Optional.of(v), ifModifiedSince, ifUnmodifiedSince, ifRange, hasRange);
    }

    /** Also If-Modified-Since. */
    public Request withIfModifiedSince(String v) {
      return new Request(
          method, ifMatch, ifNoneMatch, Optional.of(v), ifUnmodifiedSince, ifRange, hasRange);
    }

    /** Also If-Unmodified-Since. */
    public Request withIfUnmodifiedSince(String v) {
      return new Request(
          method, ifMatch, ifNoneMatch, ifModifiedSince, Optional.of(v), ifRange, hasRange);
    }

    /** Also Range, and If-Range. */
    public Request withRange(Optional<String> v) {
      return new Request(method, ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince, v, true);
    }
  }

  /**
   * The selected representation as it is now.
   *
   * @param exists whether there is one
   * @param entityTag of it
   * @param lastModified of it, in epoch seconds
   * @param lastModifiedIsStrong whether no two versions can share that date (RFC 9110 §8.8.2.2)
   */
  public record Representation(
      boolean exists,
      Optional<EntityTag> entityTag,
      OptionalLong lastModified,
      boolean lastModifiedIsStrong) {
    /** There is none. */
    public static final Representation NONE =
        new Representation(false, Optional.empty(), OptionalLong.empty(), false);
  }

  /** What to do. */
  public enum Outcome {
    /** The method; a Range field is not to be looked at. */
    PERFORM,
    /** The method, the Range field applied (206 or 416). */
    PERFORM_RANGE,
    /** Answer 304 (Not Modified). */
    NOT_MODIFIED,
    /** Answer 412 (Precondition Failed). */
    PRECONDITION_FAILED
  }

  /**
   * Evaluates a request's conditions. To be asked only when the answer without them would be a 2xx
   * (RFC 9110 §13.2.1).
   *
   * <p>What is no list of entity tags can hold nothing back safely: an If-Match of that kind fails,
   * and an If-None-Match of that kind fails too, but is ignored for GET and HEAD. What is no date
   * is ignored, as §13.1.3 and §13.1.4 say.
   *
   * @param nowEpochSeconds for dates with years of two digits
   */
  public static Outcome evaluate(Request request, Representation state, long nowEpochSeconds) {
    String method = request.method();
    // §13.2.1: methods that select no representation
    if (method.equals("CONNECT") || method.equals("OPTIONS") || method.equals("TRACE")) {
      return Outcome.PERFORM;
    }
    boolean reads = method.equals("GET") || method.equals("HEAD");
    if (request.ifMatch().isPresent()) { // step 1
      boolean matches =
          EntityTagCondition.parse(request.ifMatch().get())
              .map(condition -> condition.matchesStrongly(state.exists(), state.entityTag()))
              .orElse(false);
      if (!matches) {
        return Outcome.PRECONDITION_FAILED;
      }
    } else if (modifiedSince(request.ifUnmodifiedSince(), state, nowEpochSeconds) == 1) { // step 2
      return Outcome.PRECONDITION_FAILED;
    }
    if (request.ifNoneMatch().isPresent()) { // step 3
      boolean matches =
          EntityTagCondition.parse(request.ifNoneMatch().get())
              .map(condition -> condition.matchesWeakly(state.exists(), state.entityTag()))
              .orElse(!reads);
      if (matches) {
        return reads ? Outcome.NOT_MODIFIED : Outcome.PRECONDITION_FAILED;
      }
    } else if (reads // step 4
        && modifiedSince(request.ifModifiedSince(), state, nowEpochSeconds) == 0) {
      return Outcome.NOT_MODIFIED;
    }
    // step 5, and §14.2: Range is for GET alone
    boolean ranged =
        method.equals("GET") && request.hasRange() && ifRangeHolds(request, state, nowEpochSeconds);
    return ranged ? Outcome.PERFORM_RANGE : Outcome.PERFORM;
  }

  /** 1 where the representation is of later than the date, 0 where not, -1 where no one knows. */
  private static int modifiedSince(Optional<String> field, Representation state, long now) {
    OptionalLong date = field.isEmpty() ? OptionalLong.empty() : HttpDate.parse(field.get(), now);
    if (date.isEmpty() || state.lastModified().isEmpty()) {
      return -1;
    }
    return state.lastModified().getAsLong() > date.getAsLong() ? 1 : 0;
  }

  /** RFC 9110 §13.1.5: an entity tag by strong comparison, or exactly the date, if it is strong. */
  private static boolean ifRangeHolds(Request request, Representation state, long now) {
    if (request.ifRange().isEmpty()) {
      return true;
    }
    String validator = request.ifRange().get();
    Optional<EntityTag> tag = EntityTag.parse(validator);
    if (tag.isPresent()) {
      return state.entityTag().map(tag.get()::matchesStrongly).orElse(false);
    }
    OptionalLong date = HttpDate.parse(validator, now);
    return date.isPresent() && state.lastModifiedIsStrong() && date.equals(state.lastModified());
  }
}
