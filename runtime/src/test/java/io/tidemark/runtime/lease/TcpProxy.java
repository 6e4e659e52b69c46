package io.tidemark.runtime.lease;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in front of a server and can be cut: then it takes what is sent and hands nothing on, as a broken network does. */
public final class TcpProxy implements AutoCloseable {
    private static final int BUFFER = 4096;

    private final ServerSocket server;
    private final String host;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private TcpProxy(ServerSocket server, String host, int port) {
        this.server = server;
        this.host = host;
        this.port = port;
    }

    /** In front of that server, which is given as host:port. */
    public static TcpProxy to(String address) throws IOException {
        int colon = address.lastIndexOf(':');
        TcpProxy proxy = new TcpProxy(
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                address.substring(0, colon),
                Integer.parseInt(address.substring(colon + 1)));
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    /** What clients connect to. */
    public String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** From here on nothing passes. */
    public void cut() {
        cut = true;
    }

    /** Connections that lost bytes are closed: their streams have holes. */
    public void restore() {
        Set.copyOf(open).forEach(TcpProxy::quietly);
        open.clear();
        cut = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket behind = new Socket(host, port);
                open.add(client);
                open.add(behind);
                Thread.ofVirtual().start(() -> copy(client, behind));
                Thread.ofVirtual().start(() -> copy(behind, client));
            } catch (IOException closed) {
                // The next accept says whether the proxy itself was closed.
            }
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int count = in.read(buffer);
            while (count >= 0) {
                if (!cut) {
                    out.write(buffer, 0, count);
                    out.flush();
                }
                count = in.read(buffer);
            }
        } catch (IOException ended) {
            // One side closed; so does the other.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed all the same.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Set.copyOf(open).forEach(TcpProxy::quietly);
    }
}
