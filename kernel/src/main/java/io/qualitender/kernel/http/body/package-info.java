/** Request bodies: limited, buffered, bound strictly, with every fault found at once. */
package io.qualitender.kernel.http.body;
