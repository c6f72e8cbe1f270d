/**
 * {@code netlayers serve}: a directory over HTTP. {@code ServeCommand} is what a person calls,
 * {@code FileServer} listens, {@code FileService} serves whoever comes, over any transport, a
 * {@code ServerSession} is one connection with its machine; {@code Site} opens files, and {@code
 * Responder} decides what a request gets.
 *
 * <p>Invariant: nothing outside the directory is ever opened (see {@code Site}). Required reading:
 * RFC 9110 §8, §9.3, §13, §14, §15.
 *
 * <p>{@code host} serves by {@code FileService}; else the command line alone calls.
 */
package io.netlayers.tools.serve;
