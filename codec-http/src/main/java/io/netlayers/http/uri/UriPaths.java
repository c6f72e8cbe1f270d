package io.netlayers.http.uri;

/** The arithmetic of paths (RFC 3986 §5.2.3, §5.2.4). */
public final class UriPaths {
  private UriPaths() {}

  /**
   * Takes {@code .} and {@code ..} out of a path, without stepping above its root (RFC 3986
   * §5.2.4), in time proportional to its length.
   */
  public static String removeDotSegments(String path) {
    StringBuilder out = new StringBuilder(path.length());
    int in = 0;
    int end = path.length();
    while (in < end) {
      if (path.startsWith("../", in)) { // A
        in += 3;
      } else if (path.startsWith("./", in)) {
        in += 2;
      } else if (path.startsWith("/./", in)) { // B
        in += 2;
      } else if (in + 2 == end && path.startsWith("/.", in)) {
        out.append('/');
        in = end;
      } else if (path.startsWith("/../", in)) { // C
        in += 3;
        removeLastSegment(out);
      } else if (in + 3 == end && path.startsWith("/..", in)) {
        removeLastSegment(out);
        out.append('/');
        in = end;
      } else if (isDots(path, in, end)) { // D
        in = end;
      } else { // E
        int next = path.indexOf('/', in + 1);
        next = next < 0 ? end : next;
        out.append(path, in, next);
        in = next;
      }
    }
    return out.toString();
  }

  private static boolean isDots(String path, int from, int end) {
    return end - from == 1 && path.charAt(from) == '.'
        || end - from == 2 && path.charAt(from) == '.' && path.charAt(from + 1) == '.';
  }

  private static void removeLastSegment(StringBuilder out) {
    int slash = out.lastIndexOf("/");
    out.setLength(Math.max(0, slash));
  }

  /** RFC 3986 §5.2.3: a relative path put behind the last slash of the base's. */
  static String merge(Uri base, String relative) {
    if (base.authority().isPresent() && base.path().isEmpty()) {
      return "/" + relative;
    }
    return base.path().substring(0, base.path().lastIndexOf('/') + 1) + relative;
  }
}
