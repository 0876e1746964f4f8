/**
 * The demo: one tender from the need to the renewal, run over HTTP and printed. Each step is
 * checked against values computed by hand, in {@link Offers} and beside each check.
 */
package io.qualitender.api.run.demo;
