package io.netlayers.tools.dissect.follow;

import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A request and its response, either of which the capture may lack. */
final class Exchange {
  @Nullable Message request;
  final List<Message> informational = new ArrayList<>();
  @Nullable Message response;
}
