/**
 * {@code netlayers dissect}: reads a capture and writes its frames as text or as JSON. {@code
 * DissectCommand} is what a person calls, a {@code FrameWriter} what a format is.
 *
 * <p>Called by the command line; {@code walk} tells frames by {@code FrameText}.
 */
package io.netlayers.tools.dissect;
