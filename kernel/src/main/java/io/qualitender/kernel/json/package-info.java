/** JSON: read strictly, written with all properties. */
package io.qualitender.kernel.json;
