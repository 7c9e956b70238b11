package dev.checkbulk.quota;

import dev.checkbulk.internal.cell.Cell;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * The ledger of several processes: a {@link Book} in a cell. When that cannot be changed, this member goes on with the book
 * as it was last seen and with its part alone, and with the cell again as soon as that can be. Each time, and when the cell
 * was lost, it knows nothing of others' latest starts, and a second passes.
 */
final class CellLedger implements Ledger {
    private static final String UNCHANGEABLE =
            "the file in which scripts share the rate limit cannot be changed: this one keeps to its part of the limit";
    private static final String OLDER =
            "an older version of Checkbulk uses the same rate limit file and does not understand it: stop that one";

    private final Cell cell;
    private int member;
    private Book book;
    private long seen;
    private boolean apart;
    private volatile String trouble = "";

    /** @throws IOException when the cell cannot be used; {@link NewerVersion} when a newer version uses it */
    CellLedger(Cell.Place place) throws IOException {
        Book[] first = new Book[1];
        boolean[] newer = new boolean[1];
        cell = place.open((value, seat) -> { // tells now whether it can be
            first[0] = Book.read(value, seat.now(), 0);
            member = seat.member();
            newer[0] = isNewer(value);
            return newer[0] ? value : first[0].bytes();
        });
        book = first[0];
        seen = book.written();
        if (newer[0]) {
            cell.leave((value, seat) -> value, () -> {});
            throw new NewerVersion();
        }
    }

    private static boolean isNewer(byte[] value) {
        return Book.layout(value) > Book.LAYOUT;
    }

    @Override
    public String trouble() {
        return trouble;
    }

    @Override
    public long now() {
        return cell.now();
    }

    @Override
    public void exchange(Ask ask, Consumer<Answer> answer) {
        Answer[] told = new Answer[1];
        cell.update(
                (value, seat) -> {
                    if (isNewer(value)) { // nothing starts that it does not know of, and it is not overwritten
                        trouble = NewerVersion.TEXT;
                        told[0] = new Answer.Full(seat.now());
                        return value;
                    }
                    read(value, seat);
                    told[0] = book.exchange(member, ask, seat.now(), cell::isGone);
                    return book.bytes();
                },
                replaced -> {
                    if (replaced) {
                        seen = book.written();
                        apart = false;
                        if (trouble.equals(UNCHANGEABLE)) {
                            trouble = "";
                        }
                    } else {
                        part(); // also when there is an answer, and it was not written
                    }
                    answer.accept(told[0] == null ? alone(ask) : told[0]);
                });
    }

    @Override
    public void leave(Ask last, Runnable done) {
        cell.leave(
                (value, seat) -> {
                    if (isNewer(value)) {
                        return value;
                    }
                    read(value, seat);
                    book.exchange(member, last, seat.now(), cell::isGone);
                    book.leave(member);
                    return book.bytes();
                },
                done);
    }

    private void read(byte[] value, Cell.Seat seat) {
        member = seat.member();
        int layout = Book.layout(value);
        if (layout == Book.LAYOUT) {
            trouble = "";
        } else if (layout > 0 && seen > 0) { // what was written here was overwritten in the form of before
            trouble = OLDER;
        }
        book = Book.read(value, seat.now(), seen);
        if (apart || seat.missed()) {
            book.missed(seat.now());
        }
    }

    /** From now on others may start what the book does not tell. */
    private void part() {
        if (!apart) {
            book.missed(now());
            apart = true;
            trouble = UNCHANGEABLE;
        }
    }

    private Answer alone(Ask ask) {
        return book.alone(member, ask, now(), cell::isGone);
    }
}
