/**
 * The demo: one tender from the need to the renewal, played through HTTP and told to a person. What
 * it says is held against sums done by hand, which stand in {@link Offers} and beside each check.
 */
package io.qualitender.api.run.demo;
