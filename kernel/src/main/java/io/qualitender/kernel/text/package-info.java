/** Words for people, from message bundles, in the language of whoever reads them. */
package io.qualitender.kernel.text;
