/** Messages in French and English, from bundles. */
package io.qualitender.kernel.text;
