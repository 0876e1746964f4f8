/** The opening: at the submission deadline the worker opens all quotes of a tender at once. */
package io.qualitender.api.market.opening;
