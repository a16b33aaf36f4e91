/**
 * How large and how small what a scenario says may be. The language, its schema and reference, and
 * the models all read these limits here, so none of them accepts what another cannot bear.
 */
package org.nvsim.limits;
