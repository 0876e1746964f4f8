/** Measures the product against the limit of its database and against peers. */
package io.qualitender.bench;
