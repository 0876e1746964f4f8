/**
 * What a newcomer finds after the first start: a sandbox to play in, and the screen that says so.
 */
package io.qualitender.api.run.starter;
