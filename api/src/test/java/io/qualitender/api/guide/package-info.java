/** The page of {@code docs/guide.md}, run as it is pasted. */
package io.qualitender.api.guide;
