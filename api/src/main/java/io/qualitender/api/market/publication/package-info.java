/** The frozen publication of a tender and the dated rules that apply to it. */
package io.qualitender.api.market.publication;
