/**
 * {@code netlayers fetch}: a client. {@code FetchCommand} is what a person calls; a {@code Fetcher}
 * follows redirects and keeps the connection, an {@code Exchange} is one request and its response
 * over the machine, a {@code ClientConnection} is a socket that is waited for, a {@code
 * ResponseSink} knows where content goes. {@code GetCommand} is the same over the stack, a {@code
 * StackConnection} its socket.
 *
 * <p>Required reading: RFC 9110 §4.3.4, §10.1.1, §15.4, RFC 9112 §8, §9.3.
 *
 * <p>Called by the command line alone.
 */
package io.netlayers.tools.fetch;
