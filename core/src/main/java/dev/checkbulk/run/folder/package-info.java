/** Runs in folders: a folder for each, in one folder or wherever a person wants it. */
@NullMarked
package dev.checkbulk.run.folder;

import org.jspecify.annotations.NullMarked;
