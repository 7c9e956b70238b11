package dev.checkbulk.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;

/** A DNS server of this machine that says what a test wants: no such name, 127.0.0.1 or other addresses, or nothing. */
final class NameServer implements AutoCloseable {
    enum Mood {
        UNKNOWN,
        FOUND,
        SILENT
    }

    private static final int HEADER = 12;

    private final DatagramSocket socket;
    private final List<InetAddress> addresses;
    private volatile Mood mood;

    NameServer(Mood mood) throws SocketException {
        this(mood, List.of(InetAddress.getLoopbackAddress()));
    }

    /** Every name has these addresses. */
    NameServer(Mood mood, List<InetAddress> addresses) throws SocketException {
        this.mood = mood;
        this.addresses = addresses;
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "names");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    void become(Mood other) {
        mood = other;
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                socket.receive(packet);
                if (mood != Mood.SILENT) {
                    byte[] answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException closed) { // the end of the test
        }
    }

    /** RFC 1035, 4.1: the question again, and the addresses of its kind, for no time. */
    private byte[] answer(byte[] query) {
        int name = HEADER;
        while (query[name] != 0) {
            name += query[name] + 1;
        }
        int type = query[name + 2]; // 1 is A, 28 is AAAA
        boolean found = mood == Mood.FOUND;
        List<byte[]> told = addresses.stream()
                .map(InetAddress::getAddress)
                .filter(address -> found && type == (address.length == 4 ? 1 : 28))
                .toList();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write(query, 0, 2);
        answer.write(0x81);
        answer.write(found ? 0x80 : 0x83);
        answer.writeBytes(new byte[] {0, 1, 0, (byte) told.size(), 0, 0, 0, 0});
        answer.write(query, HEADER, name + 5 - HEADER);
        for (byte[] address : told) {
            answer.writeBytes(
                    new byte[] {(byte) 0xc0, HEADER, 0, (byte) type, 0, 1, 0, 0, 0, 0, 0, (byte) address.length});
            answer.writeBytes(address);
        }
        return answer.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
