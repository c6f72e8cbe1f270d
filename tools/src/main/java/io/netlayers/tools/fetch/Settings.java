package io.netlayers.tools.fetch;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How to connect.
 *
 * @param tls whom is trusted
 * @param checksName whether a certificate has to be the host's own
 * @param proxy through which to go
 * @param connectNanos how long a connection may take
 * @param patienceNanos how long a response or a pause in it may take
 */
record Settings(
    SSLContext tls,
    boolean checksName,
    Optional<Origin> proxy,
    long connectNanos,
    long patienceNanos) {}
