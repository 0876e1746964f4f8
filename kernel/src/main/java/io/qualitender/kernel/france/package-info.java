/** The numbers by which French law names enterprises, establishments and training organizations. */
package io.qualitender.kernel.france;
