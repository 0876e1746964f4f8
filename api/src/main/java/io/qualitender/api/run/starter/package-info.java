/** The first start: a sandbox to try the API, and the text that shows it. */
package io.qualitender.api.run.starter;
