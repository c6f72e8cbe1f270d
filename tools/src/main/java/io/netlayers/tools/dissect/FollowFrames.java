package io.netlayers.tools.dissect;

import io.netlayers.packet.FrameWalker;
import io.netlayers.tools.dissect.follow.ConversationWriter;
import io.netlayers.tools.dissect.follow.Conversations;
import java.io.IOException;

/** Conversations instead of frames. */
final class FollowFrames implements FrameWriter {
  private final Conversations conversations;

  FollowFrames(ConversationWriter out) {
    conversations = new Conversations(out);
  }

  @Override
  public void write(FrameInfo frame, FrameWalker layers) throws IOException {
    conversations.onFrame(frame.number, frame.epochSeconds, frame.nanos, layers);
  }

  @Override
  public void close() throws IOException {
    conversations.finish();
  }
}
