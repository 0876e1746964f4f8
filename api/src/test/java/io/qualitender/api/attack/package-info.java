/** Attacks on memory and time against a server with a small heap. */
package io.qualitender.api.attack;
