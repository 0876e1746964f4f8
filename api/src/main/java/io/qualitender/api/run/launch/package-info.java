/** The command line: the commands, starting the server, and error messages. */
package io.qualitender.api.run.launch;
