/** What the hot paths cost in time and in bytes allocated. */
package org.nvsim.benchmarks;
