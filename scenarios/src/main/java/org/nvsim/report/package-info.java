/** Results as people and programs read them: text, JSON, captures. */
package org.nvsim.report;
