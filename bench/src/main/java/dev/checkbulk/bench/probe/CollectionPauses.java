package dev.checkbulk.bench.probe;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** How long this process stood still for collections of its heap, those apart that were ordered here. */
final class CollectionPauses {
    private static final String ORDERED = "System.gc()";

    private volatile long longestMillis;

    CollectionPauses() {
        ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(NotificationEmitter.class::isInstance)
                .forEach(collector -> ((NotificationEmitter) collector)
                        .addNotificationListener((notification, nothing) -> heard(notification), null, null));
    }

    private synchronized void heard(Notification notification) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            GarbageCollectionNotificationInfo info =
                    GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
            if (!info.getGcCause().equals(ORDERED)) {
                longestMillis = Math.max(longestMillis, info.getGcInfo().getDuration());
            }
        }
    }

    /** Collects the whole heap now. */
    void order() {
        System.gc();
    }

    /** To the millisecond. */
    long longestNanos() {
        return TimeUnit.MILLISECONDS.toNanos(longestMillis);
    }
}
