package dev.checkbulk.standin.faults;

import java.util.ArrayList;
import java.util.List;

/**
 * Answers that a test keeps back, so that whoever waits for them stays as it is for as long as the test likes. The requests
 * themselves take effect when they arrive, and a client that gives up or ends just goes. Any thread may call.
 */
public final class HeldAnswers {
    private final String method;
    private final String pathPrefix;
    private final List<Runnable> answers = new ArrayList<>();
    private int passing;
    private int held;
    private boolean released;

    HeldAnswers(String method, String pathPrefix, int passing) {
        this.method = method;
        this.pathPrefix = pathPrefix;
        this.passing = passing;
    }

    /** How many answers it has kept back so far. */
    public synchronized int held() {
        return held;
    }

    /** Gives all answers, and keeps none back any more. */
    public void release() {
        List<Runnable> all;
        synchronized (this) {
            released = true;
            all = List.copyOf(answers);
            answers.clear();
        }
        all.forEach(Runnable::run);
    }

    synchronized boolean keeps(String requestMethod, String path, Runnable answer) {
        if (released || !method.equals(requestMethod) || !path.startsWith(pathPrefix)) {
            return false;
        }
        if (passing > 0) {
            passing--;
            return false;
        }
        held++;
        answers.add(answer);
        return true;
    }
}
