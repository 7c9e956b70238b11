package dev.checkbulk.run;

import static dev.checkbulk.run.Scene.ELSEWHERE;

import dev.checkbulk.plan.Plan;
import dev.checkbulk.run.RunStore.Guard;
import dev.checkbulk.run.journal.Entry;
import dev.checkbulk.run.state.RunRefused;
import dev.checkbulk.testing.Entries;
import dev.checkbulk.testing.Plans;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Things that are done to a store, and what was there before. Each can be tried again by a process that comes later. */
enum Deed {
    CREATE {
        @Override
        void before(Scene scene) throws Exception {
            scene.ended(null, 1, 3);
        }

        @Override
        void tried(Scene scene, int run) throws RunRefused {
            scene.store.create(null, theWork(run), Guard.NEW_WORK);
        }
    },
    CREATE_IN_A_NEW_STORE {
        @Override
        void before(Scene scene) {}

        @Override
        void tried(Scene scene, int run) throws RunRefused {
            scene.store.create(null, theWork(run), Guard.NEW_WORK);
        }
    },
    CREATE_ELSEWHERE {
        @Override
        void before(Scene scene) throws Exception {
            scene.ended(null, 1, 3);
        }

        @Override
        void tried(Scene scene, int run) throws RunRefused {
            scene.store.create(ELSEWHERE, theWork(run), Guard.NEW_WORK);
        }
    },
    CREATE_WHERE_A_RUN_HAS_ENDED {
        @Override
        void before(Scene scene) throws Exception {
            scene.ended(ELSEWHERE, 1, 3);
            put(scene, "failed.csv");
            put(scene, "results.csv");
        }

        @Override
        void tried(Scene scene, int run) throws RunRefused {
            scene.store.create(ELSEWHERE, theWork(run), Guard.NEW_WORK);
        }
    },
    CREATE_WHERE_A_RUN_IS_OPEN {
        @Override
        void before(Scene scene) throws Exception {
            StoredRun open = scene.store.create(ELSEWHERE, Plans.of(1, 3), Guard.NEW_WORK);
            scene.add(open, Entries.numbered(1));
        }

        @Override
        void tried(Scene scene, int run) throws RunRefused {
            scene.store.create(ELSEWHERE, theWork(run), Guard.NEW_WORK);
        }
    },
    OPEN {
        @Override
        void before(Scene scene) throws Exception {
            scene.ended(null, 1, 3);
            StoredRun open = scene.store.create(ELSEWHERE, Plans.of(2, 3), Guard.NEW_WORK);
            scene.add(
                    open,
                    Entries.numbered(1),
                    new Entry.Intent(2, 0, "key", open.header().made()));
            try (var journal = scene.disk.append(Scene.journal(open))) {
                journal.append("torn".getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        void tried(Scene scene, int run) throws RunRefused {
            scene.giveBack(scene.open(scene.store.find(ELSEWHERE.toString())));
        }
    },
    PURGE {
        @Override
        void before(Scene scene) throws Exception {
            scene.ended(ELSEWHERE, 1, 3);
            put(scene, "failed.csv");
            put(scene, "unknown.csv");
        }

        @Override
        void tried(Scene scene, int run) throws RunRefused {
            Scene.purge(scene.store.find(ELSEWHERE.toString()));
        }
    },
    RETRY {
        @Override
        void before(Scene scene) throws Exception {
            scene.ended(null, 1, 3);
        }

        @Override
        void tried(Scene scene, int run) throws RunRefused {
            scene.store.createRetry(first(scene), null, theWork(run));
        }
    },
    RETRY_WHERE_A_RUN_HAS_ENDED {
        @Override
        void before(Scene scene) throws Exception {
            scene.ended(null, 1, 3);
            scene.ended(ELSEWHERE, 4, 1);
        }

        @Override
        void tried(Scene scene, int run) throws RunRefused {
            scene.store.createRetry(first(scene), ELSEWHERE, theWork(run));
        }
    },
    UNDO {
        @Override
        void before(Scene scene) throws Exception {
            scene.ended(null, 1, 3);
        }

        @Override
        void tried(Scene scene, int run) throws RunRefused {
            scene.store.createUndo(first(scene), null, theWork(run));
        }
    };

    abstract void before(Scene scene) throws Exception;

    /** @param run which run it is, if one is made; its work is always the same */
    abstract void tried(Scene scene, int run) throws RunRefused;

    private static void put(Scene scene, String name) throws IOException {
        scene.disk.write(ELSEWHERE.resolve(name), "a secret".getBytes(StandardCharsets.UTF_8));
    }

    private static StoredRun first(Scene scene) throws RunRefused {
        return scene.store.find("enroll-20260302-090001");
    }

    /** The id of the n-th try's run. */
    static String id(int run) {
        return Plans.header(run).runId();
    }

    private static Plan theWork(int run) {
        Plan.Header same = Plans.header(2);
        return Plans.of(
                new Plan.Header(id(run), same.script(), same.input(), same.baseUrl(), same.made(), same.about()), 3);
    }
}
