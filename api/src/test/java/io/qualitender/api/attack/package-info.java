/** Attacks on memory and time: a server with a small heap, and what it must still answer. */
package io.qualitender.api.attack;
