/**
 * Server-sent events: {@code text/event-stream} bodies.
 *
 * <p>Required reading: the HTML standard (WHATWG), §9.2.5 "Parsing an event stream" and §9.2.6
 * "Interpreting an event stream". The reader takes octets as they come, cut anywhere, and gives the
 * same events however they are cut. Anyone may call.
 */
package io.netlayers.http.sse;
