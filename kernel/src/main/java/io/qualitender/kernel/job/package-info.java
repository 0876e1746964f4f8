/** Work that falls due: staged rows and what is due by the clock. */
package io.qualitender.kernel.job;
