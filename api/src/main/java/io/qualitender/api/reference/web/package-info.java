/** The public, cached endpoints of what the law and public sources say. */
package io.qualitender.api.reference.web;
