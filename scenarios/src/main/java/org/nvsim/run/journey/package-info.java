/** The journey of one packet through a run: where it was, what was done to it there, and why. */
package org.nvsim.run.journey;
