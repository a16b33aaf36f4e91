/**
 * The report: one HTML file that opens without a network. Texts of a scenario reach it through
 * {@link org.nvsim.report.html.HtmlWriter} alone, which escapes them.
 */
package org.nvsim.report.html;
