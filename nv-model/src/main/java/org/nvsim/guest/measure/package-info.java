/** What the ends of a flow count and time, in bounded memory and without allocating per packet. */
package org.nvsim.guest.measure;
