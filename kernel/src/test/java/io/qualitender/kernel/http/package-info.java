/**
 * The kernel's HTTP with test resources. Tests use REST-assured, and raw sockets where they need
 * what no client sends: malformed request lines, slow headers and bodies, disconnects.
 */
package io.qualitender.kernel.http;
