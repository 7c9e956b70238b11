/** The engine: from the bytes of a file to a plan, to a run, to its results and report. No terminal, and no event loop is blocked. */
module dev.checkbulk.jobs {
    requires transitive dev.checkbulk.ops;
    requires com.fasterxml.jackson.core;
    requires org.apache.commons.csv;
    requires static transitive org.jspecify;

    exports dev.checkbulk.jobs;
    exports dev.checkbulk.jobs.file;
    exports dev.checkbulk.jobs.input;
    exports dev.checkbulk.jobs.plan;
    exports dev.checkbulk.jobs.report;
    exports dev.checkbulk.jobs.text;
    exports dev.checkbulk.jobs.type;
}
