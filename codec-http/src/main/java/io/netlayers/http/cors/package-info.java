/**
 * Cross-origin resource sharing, of a client and of a server.
 *
 * <p>Required reading: the Fetch standard (WHATWG), §2.2.1 and §2.2.2 (methods and headers), §3.3
 * (the CORS protocol), §4.8 (CORS-preflight fetch) and §4.10 (CORS check). {@link
 * io.netlayers.http.cors.CorsClient} classifies requests and checks responses, {@link
 * io.netlayers.http.cors.CorsPolicy} decides what a server answers. Nothing here keeps a state.
 * Anyone may call.
 */
package io.netlayers.http.cors;
