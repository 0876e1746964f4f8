/** Request bodies: limited in size, buffered, bound strictly, with all faults reported at once. */
package io.qualitender.kernel.http.body;
