/** The program: what is typed at a terminal, what it starts, and what it says when it cannot. */
package io.qualitender.api.run.launch;
