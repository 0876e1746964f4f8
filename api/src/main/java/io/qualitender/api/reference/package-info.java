/** The law as dated data; it depends on no tenant. */
package io.qualitender.api.reference;
