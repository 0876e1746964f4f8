/** The control plane, put together. */
package io.qualitender.admin;
