package io.netlayers.tools.dissect.follow;

import java.io.IOException;
import java.io.OutputStream;

/** A format in which conversations are written. */
public abstract class ConversationWriter {
  ConversationWriter() {}

  /**
   * As text.
   *
   * @param verbose whether each field line is shown
   */
  public static ConversationWriter text(OutputStream out, boolean verbose) {
    return new TextConversations(out, verbose);
  }

  /** As JSON, an object a line. */
  public static ConversationWriter json(OutputStream out) throws IOException {
    return new JsonConversations(out);
  }

  abstract void write(Conversation conversation) throws IOException;

  abstract void flush() throws IOException;
}
