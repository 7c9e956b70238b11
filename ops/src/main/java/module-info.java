/** Check's resources as functions that build requests, and the guide's bulk operations over them. */
module dev.checkbulk.ops {
    requires transitive dev.checkbulk.core;
    requires static transitive org.jspecify;

    exports dev.checkbulk.ops;
    exports dev.checkbulk.ops.request;
    exports dev.checkbulk.ops.request.filter;
    exports dev.checkbulk.ops.resource;
    exports dev.checkbulk.ops.row;
}
