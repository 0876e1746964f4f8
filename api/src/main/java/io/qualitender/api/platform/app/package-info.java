/** The runnable application: its settings, its rooms, and how it starts and stops. */
package io.qualitender.api.platform.app;
