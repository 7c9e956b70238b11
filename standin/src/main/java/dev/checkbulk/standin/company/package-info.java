/** Companies and what they set up: workplaces, signatories, pay schedules, documents, webhooks, enrollment profiles. */
@NullMarked
package dev.checkbulk.standin.company;

import org.jspecify.annotations.NullMarked;
