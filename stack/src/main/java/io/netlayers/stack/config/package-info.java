/** How a host and its interfaces behave, what they may hold, and where randomness comes from. */
package io.netlayers.stack.config;
