package io.netlayers.tools.serve;

import io.netlayers.http.head.HeadWriter;

/**
 * A response that is ready to go.
 *
 * @param status its code
 * @param head whole
 * @param content what follows the head; to be closed
 */
record Answer(int status, HeadWriter head, Content content) {}
