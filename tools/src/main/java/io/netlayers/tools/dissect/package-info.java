/**
 * {@code netlayers dissect}: reads a capture and writes its frames as text or as JSON. {@code
 * DissectCommand} is what a person calls, a {@code FrameWriter} what a format is.
 */
package io.netlayers.tools.dissect;
