/**
 * Whole frames, where the layers meet: {@link io.netlayers.packet.FrameWalker} takes a frame apart
 * with reusable views, whatever its link type, and {@link io.netlayers.packet.FrameBuilder} puts
 * one together from nested values.
 *
 * <p>This is the lowest floor that knows more than one codec: what a number in one layer means to
 * the next stands here and in no codec. Everything is stateless from frame to frame; nothing is
 * reassembled. A walker allocates nothing once it has met as many layers of a kind as it will.
 */
package io.netlayers.packet;
