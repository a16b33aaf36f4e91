/** What a run came to, as data: what reports, tables and the desktop app read. */
package org.nvsim.run.result;
