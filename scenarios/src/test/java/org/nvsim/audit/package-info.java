/**
 * A second opinion about every figure of a run. It knows the bytes of frames, where and when they
 * were seen, and what the scenario asks for; it reads them with code of its own, and compares what
 * it counts with the result document. None of the program's counters are asked.
 */
package org.nvsim.audit;
