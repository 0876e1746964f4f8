/** Official French numbers: SIREN, SIRET and NDA. */
package io.qualitender.kernel.france;
