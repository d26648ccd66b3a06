import CCurl
import Glibc

/// One connection, plain or under TLS; its own thread alone uses it.
final class MailWire {
    private let descriptor: Int32
    private let context: TLSServerContext?
    private var session: OpaquePointer?
    private var buffer: [UInt8] = []

    init(_ descriptor: Int32, _ context: TLSServerContext?) {
        self.descriptor = descriptor
        self.context = context
    }

    var isEncrypted: Bool { session != nil }

    /// Shakes hands; `false` where it fails.
    func startTLS() -> Bool {
        guard let context, let session = SSL_new(context.context) else { return false }
        SSL_set_fd(session, descriptor)
        guard SSL_accept(session) == 1 else {
            SSL_free(session)
            return false
        }
        self.session = session
        // What came before the handshake doesn't count after it.
        buffer = []
        return true
    }

    /// A line without its end; `nil` when the client is gone.
    func line() -> [UInt8]? {
        while true {
            if let end = buffer.firstIndex(of: 0x0A) {
                var line = Array(buffer[..<end])
                buffer.removeFirst(end + 1)
                if line.last == 0x0D { line.removeLast() }
                return line
            }
            guard readMore() else { return nil }
        }
    }

    /// Reads to the line with the single dot, and undoes the dots.
    func message() -> [UInt8]? {
        let end: [UInt8] = [0x0D, 0x0A, 0x2E, 0x0D, 0x0A]
        var raw: [UInt8] = []
        while true {
            guard let line = line() else { return nil }
            if line == [0x2E] { return raw }
            raw += (line.first == 0x2E ? Array(line.dropFirst()) : line) + end[0..<2]
        }
    }

    func write(_ text: String) {
        let bytes = Array((text + "\r\n").utf8)
        if let session {
            SSL_write(session, bytes, Int32(bytes.count))
        } else {
            _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        }
    }

    /// Waits until the client goes away.
    func stall() {
        while readMore() { buffer = [] }
    }

    func close() {
        if let session { SSL_free(session) }
        session = nil
        _ = Glibc.close(descriptor)
    }

    private func readMore() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 16 * 1024)
        let count: Int
        if let session {
            count = Int(SSL_read(session, &chunk, Int32(chunk.count)))
        } else {
            count = recv(descriptor, &chunk, chunk.count, 0)
        }
        guard count > 0 else { return false }
        buffer += chunk[..<count]
        return true
    }
}
