/**
 * HTTP/1.1 beside Netty, Jetty and HttpCore: heads read and written, chunked bodies read. Every
 * peer is driven without its channel, so that parsers and not event loops are compared.
 */
package io.netlayers.benchmarks.http;
