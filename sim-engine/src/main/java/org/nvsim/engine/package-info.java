/**
 * Time, events and the order between them. A {@link org.nvsim.engine.Simulation} is a set of {@link
 * org.nvsim.engine.Node nodes} that share nothing: each reacts to its own events, and reaches
 * others only by sending items through {@link org.nvsim.engine.Channel channels} that take time.
 * Nothing here knows what the items are; it could simulate a bank.
 */
package org.nvsim.engine;
