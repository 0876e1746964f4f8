/** What the modules of the application build with, and what they hand over to it. */
package io.qualitender.kernel.component;
