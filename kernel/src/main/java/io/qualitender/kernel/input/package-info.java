/** What is asked of texts and lists in requests, whichever field they stand in. */
package io.qualitender.kernel.input;
