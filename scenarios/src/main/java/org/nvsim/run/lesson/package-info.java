/** Grading: what a learner's run shows, held against what the lesson asks. */
package org.nvsim.run.lesson;
