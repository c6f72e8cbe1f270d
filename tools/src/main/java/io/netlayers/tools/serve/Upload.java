package io.netlayers.tools.serve;

import io.netlayers.http.conditional.Preconditions.Outcome;
import io.netlayers.http.conditional.Preconditions.Representation;
import io.netlayers.http.head.RequestHeadView;
import io.netlayers.tools.serve.Site.Found;
import io.netlayers.tools.serve.Site.OpenFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;

/**
 * A file that is being put (RFC 9110 §9.3.4): under a name of its own until it is whole, so that
 * nobody gets a part of it and a broken request leaves what was there.
 */
final class Upload implements Closeable {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path temporary;
  private final Path target;
  private final boolean replaces;
  private final FileChannel channel;

  private Upload(Path temporary, FileChannel channel, Path target, boolean replaces) {
    this.temporary = temporary;
    this.target = target;
    this.replaces = replaces;
    this.channel = channel;
  }

  /** What became of the beginning of one. */
  sealed interface Begun {}

  /** It goes on. */
  record Going(Upload upload) implements Begun {}

  /** It does not, with this status. */
  record Refused(int status) implements Begun {}

  /** Begins to take the content of a PUT. */
  static Begun begin(Site site, Responder responder, RequestHeadView request) throws IOException {
    List<String> names = Responder.names(request).orElse(null);
    if (names == null) {
      return new Refused(400);
    }
    if (names.isEmpty() || request.targetString().endsWith("/")) {
      return new Refused(405);
    }
    // RFC 9110 §14.5: a partial PUT that is not understood is refused, lest it replaces the whole
    if (request.fields().find(io.netlayers.http.FieldName.CONTENT_RANGE) >= 0) {
      return new Refused(400);
    }
    Found old = site.find(names);
    if (old instanceof Site.Directory || old instanceof Site.Refused) {
      return new Refused(old instanceof Site.Refused ? 403 : 409);
    }
    Representation state = Representation.NONE;
    if (old instanceof OpenFile file) {
      state = responder.representation(file);
      file.close();
    }
    if (responder.judge(request, state) != Outcome.PERFORM) {
      return new Refused(412);
    }
    if (!(site.find(names.subList(0, names.size() - 1)) instanceof Site.Directory parent)) {
      return new Refused(409);
    }
    try {
      Path target = parent.path().resolve(names.get(names.size() - 1));
      if (Files.isSymbolicLink(target) || !state.exists() && Files.exists(target)) {
        return new Refused(409);
      }
      return new Going(open(target, state.exists()));
    } catch (InvalidPathException e) {
      // No file here can have such a name
      return new Refused(400);
    } catch (AccessDeniedException e) {
      return new Refused(403);
    } catch (FileSystemException e) {
      return new Refused(500);
    }
  }

  /** A file beside its target that others may read as far as they may read any new file. */
  private static Upload open(Path target, boolean replaces) throws IOException {
    String name = ".netlayers-" + Long.toHexString(RANDOM.nextLong()) + ".part";
    Path temporary = target.resolveSibling(name);
    FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Upload made = new Upload(temporary, channel, target, replaces);
    if (replaces) {
      try {
        // Whoever might not read the old one may not read the new one
        Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
      } catch (UnsupportedOperationException noSuchPermissions) {
        // A file system that knows no such permissions has none to keep
        return made;
      } catch (IOException e) {
        made.close();
        throw e;
      }
    }
    return made;
  }

  void write(ByteBuffer octets) throws IOException {
    while (octets.hasRemaining()) {
      channel.write(octets);
    }
  }

  /** The content is whole; answers the status. */
  int finish() throws IOException {
    channel.close();
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return replaces ? 204 : 201;
  }

  /** Leaves nothing behind of what was not finished. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(temporary);
  }
}
