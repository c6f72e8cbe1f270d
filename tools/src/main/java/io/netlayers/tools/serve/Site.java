package io.netlayers.tools.serve;

import io.netlayers.http.uri.PercentCoding;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A directory whose files are served, and nothing outside of it. A link that leads out is as if it
 * were not there. Where the system can, each name on the way is opened below the directory before
 * it and no link is followed, so a link that is put there in the meantime leads nowhere either.
 */
final class Site implements Closeable {
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private static final String SEPARATOR = FileSystems.getDefault().getSeparator();

  private final Path root;
  private final TopDirectory top;

  /** What is at a path. */
  sealed interface Found {}

  /** A file that is open; whoever has it closes it. */
  record OpenFile(String name, FileChannel channel, long length, Instant modified)
      implements Found, Closeable {
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** A directory, by the names that lead to it. */
  record Directory(Path path) implements Found {}

  /** Nothing that is served. */
  record Nothing() implements Found {}

  /** Something that this process may not read. */
  record Refused() implements Found {}

  private static final Nothing NOTHING = new Nothing();

  /**
   * A directory.
   *
   * @throws IOException if it is none, or cannot be read
   */
  Site(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      throw new IOException(directory + ": no such directory");
    }
    if (!Files.isDirectory(directory)) {
      throw new NotDirectoryException(directory + ": not a directory");
    }
    root = directory.toRealPath();
    top = new TopDirectory(root);
    if (!Files.isReadable(root)) {
      throw new AccessDeniedException(directory.toString());
    }
  }

  Path root() {
    return root;
  }

  /**
   * The names that a URI's path is made of, decoded, without dots; empty where it climbs above its
   * root or has what no file name can hold.
   */
  static Optional<List<String>> names(String path) {
    List<String> names = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      Optional<String> name = PercentCoding.decodeUtf8(segment);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      String text = name.get();
      if (text.indexOf('/') >= 0 || text.indexOf('\0') >= 0 || text.contains(SEPARATOR)) {
        return Optional.empty();
      }
      if (text.equals("..")) {
        if (names.isEmpty()) {
          return Optional.empty();
        }
        names.remove(names.size() - 1);
      } else if (!text.isEmpty() && !text.equals(".")) {
        names.add(text);
      }
    }
    return Optional.of(names);
  }

  /** Looks a file or directory up, and opens it if it is a file. */
  Found find(List<String> names) throws IOException {
    try {
      Path wanted = root;
      for (String name : names) {
        wanted = wanted.resolve(name);
      }
      Found direct = names.isEmpty() ? NOTHING : withoutLinks(root.relativize(wanted));
      if (direct != NOTHING) {
        return direct;
      }
      Path real = wanted.toRealPath();
      if (!real.startsWith(root)) {
        return NOTHING;
      }
      return real.equals(root) ? new Directory(root) : open(root.relativize(real));
    } catch (AccessDeniedException e) {
      return new Refused();
    } catch (InvalidPathException | FileSystemException e) {
      // No such file, a file where a directory should be, a name too long, a loop of links
      return isOutOfFiles(e) ? throwOn(e) : NOTHING;
    }
  }

  /** What is there with no link on the way, else nothing: then the real path is to be found. */
  private Found withoutLinks(Path relative) throws IOException {
    try {
      SecureDirectoryStream<Path> directory = top.open(System.nanoTime());
      return directory == null ? NOTHING : openBelow(directory, relative, 0);
    } catch (FileSystemException e) {
      return NOTHING;
    }
  }

  @Override
  public void close() throws IOException {
    top.close();
  }

  /** Whether a failure says that this process may open no more. */
  static boolean isOutOfFiles(Exception e) {
    String message = e.getMessage();
    return message != null && message.contains("Too many open files");
  }

  private static Found throwOn(Exception e) throws IOException {
    throw new IOException(e.getMessage(), e);
  }

  private Found open(Path relative) throws IOException {
    try (DirectoryStream<Path> top = Files.newDirectoryStream(root)) {
      if (top instanceof SecureDirectoryStream<Path> secure) {
        return openBelow(secure, relative, 0);
      }
    }
    Path file = root.resolve(relative);
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return attributes.isRegularFile()
        ? opened(relative, FileChannel.open(file, READ), attributes)
        : otherThanFile(relative, attributes);
  }

  private Found openBelow(SecureDirectoryStream<Path> parent, Path relative, int depth)
      throws IOException {
    Path name = relative.getName(depth);
    if (depth < relative.getNameCount() - 1) {
      try (SecureDirectoryStream<Path> next =
          parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
        return openBelow(next, relative, depth + 1);
      }
    }
    @Nullable BasicFileAttributeView view =
        parent.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      return NOTHING;
    }
    BasicFileAttributes attributes = view.readAttributes();
    if (!attributes.isRegularFile()) {
      return otherThanFile(relative, attributes);
    }
    SeekableByteChannel channel = parent.newByteChannel(name, READ);
    if (channel instanceof FileChannel file) {
      return opened(relative, file, attributes);
    }
    channel.close();
    return NOTHING;
  }

  private Found otherThanFile(Path relative, BasicFileAttributes attributes) {
    // Sockets, pipes and devices are nobody's to read over a network
    return attributes.isDirectory() ? new Directory(root.resolve(relative)) : NOTHING;
  }

  private static Found opened(Path relative, FileChannel file, BasicFileAttributes attributes)
      throws IOException {
    @Nullable Path name = relative.getFileName();
    return new OpenFile(
        name == null ? "" : name.toString(),
        file,
        file.size(),
        attributes.lastModifiedTime().toInstant());
  }
}
