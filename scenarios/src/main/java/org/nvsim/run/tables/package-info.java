/**
 * The tables inside machines (policy, learned addresses, rules), as people read them: now, and at
 * any moment of a run. Machines count the changes of their tables; a history reads those that
 * changed and keeps what is different, so that no moment has to be run again.
 */
package org.nvsim.run.tables;
