/**
 * {@code netlayers dissect --follow}: the TCP conversations of a capture, and the HTTP/1.1 in them.
 * {@code Conversations} is what frames go into and conversations come out of; a {@code
 * Conversation} joins the follower of a connection to a {@code HttpDialogue}, whose two {@code
 * HttpStream}s read what each side says.
 *
 * <p>Required reading: RFC 9112 §6.3, §8, {@link io.netlayers.fsm.tcp.follow}. What is malformed is
 * told, never thrown; what the capture lacks is a gap, and reading goes on behind it where that can
 * be done.
 */
package io.netlayers.tools.dissect.follow;
