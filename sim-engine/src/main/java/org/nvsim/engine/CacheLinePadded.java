package org.nvsim.engine;

/**
 * Something written at every event that another thread's like must not share a cache line with: the
 * collector likes to put such objects side by side, and then each write would take the line away
 * from the other processor.
 */
abstract class CacheLinePadded {
    long gap1;
    long gap2;
    long gap3;
    long gap4;
    long gap5;
    long gap6;
    long gap7;
    long gap8;
    long gap9;
    long gap10;
    long gap11;
    long gap12;
    long gap13;
    long gap14;
    long gap15;
    long gap16;
}
