/** JSON as the API speaks it: strict when read, complete when written. */
package io.qualitender.kernel.json;
