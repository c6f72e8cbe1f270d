package io.netlayers.tools.serve;

import io.netlayers.http.uri.PercentCoding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The list of a directory as HTML, made as it is sent. */
final class DirectoryPage implements Iterator<ByteBuffer> {
  /** Names shown; a directory may have more. */
  private static final int MOST_NAMES = 10_000;

  private static final int NAMES_A_STEP = 64;

  private final String title;
  private final List<String> names;
  private final boolean isTop;
  private final boolean isCut;
  private int next = -1;

  private DirectoryPage(String title, List<String> names, boolean isTop, boolean isCut) {
    this.title = title;
    this.names = names;
    this.isTop = isTop;
    this.isCut = isCut;
  }

  /** The page of a directory below a site's root that the names lead to. */
  static DirectoryPage of(Path root, Path directory, List<String> path) throws IOException {
    List<String> names = new ArrayList<>();
    boolean cut = false;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (names.size() == MOST_NAMES) {
          cut = true;
          break;
        }
        String name = shown(root, directory, String.valueOf(entry.getFileName()));
        if (!name.isEmpty()) {
          names.add(name);
        }
      }
    }
    Collections.sort(names);
    String title = "/" + String.join("/", path) + (path.isEmpty() ? "" : "/");
    return new DirectoryPage(title, names, path.isEmpty(), cut);
  }

  /**
   * A name as the list has it, a directory's with a slash; empty for what nobody could get by it (a
   * link that leads out, a pipe, octets that are no text) and, as is the custom, for what begins
   * with a dot.
   */
  private static String shown(Path root, Path directory, String name) {
    if (name.startsWith(".")) {
      return "";
    }
    try {
      Path found = directory.resolve(name);
      BasicFileAttributes attributes =
          Files.readAttributes(found, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        found = found.toRealPath();
        if (!found.startsWith(root)) {
          return "";
        }
        attributes = Files.readAttributes(found, BasicFileAttributes.class);
      }
      return attributes.isDirectory() ? name + "/" : attributes.isRegularFile() ? name : "";
    } catch (IOException | InvalidPathException e) {
      return "";
    }
  }

  @Override
  public boolean hasNext() {
    return next <= names.size();
  }

  @Override
  public ByteBuffer next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    StringBuilder html = new StringBuilder();
    if (next < 0) {
      head(html);
      next = 0;
    } else if (next == names.size()) {
      html.append(isCut ? "</ul>\n<p>and more</p>\n" : "</ul>\n");
      next++;
    } else {
      int end = Math.min(names.size(), next + NAMES_A_STEP);
      for (; next < end; next++) {
        entry(html, names.get(next));
      }
    }
    return ByteBuffer.wrap(html.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void head(StringBuilder html) {
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    escape(html, title);
    html.append("</title>\n<h1>");
    escape(html, title);
    html.append("</h1>\n<ul>\n");
    if (!isTop) {
      html.append("<li><a href=\"../\">../</a>\n");
    }
  }

  private static void entry(StringBuilder html, String name) {
    boolean directory = name.endsWith("/");
    String bare = directory ? name.substring(0, name.length() - 1) : name;
    // A dot segment in front keeps a colon from looking like a scheme (RFC 3986 §4.2)
    html.append("<li><a href=\"./");
    escape(html, PercentCoding.encodeUtf8(bare, PercentCoding.SEGMENT));
    html.append(directory ? "/\">" : "\">");
    escape(html, name);
    html.append("</a>\n");
  }

  private static void escape(StringBuilder html, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
  }
}
