import Glibc

/// A request as it came over the wire.
struct RawRequest: Sendable {
    let head: String
    let body: [UInt8]

    /// `GET /path HTTP/1.1`
    var startLine: String { String(head.prefix { $0 != "\r\n" }) }
    /// The header lines.
    var lines: [String] { head.split(separator: "\r\n").dropFirst().map(String.init) }

    /// The first value of a header.
    func header(_ name: String) -> String? {
        for line in lines where line.lowercased().hasPrefix(name.lowercased() + ":") {
            return String(line.dropFirst(name.count + 1).drop { $0 == " " })
        }
        return nil
    }
}

/// One connection of a ``RawServer``; its own thread alone uses it.
final class RawConnection {
    /// Which of the server's connections it is, from 1.
    let number: Int
    private let descriptor: Int32
    private let note: (RawRequest) -> Void
    private var buffer: [UInt8] = []
    private var isClosed = false

    init(_ descriptor: Int32, number: Int, note: @escaping (RawRequest) -> Void) {
        (self.descriptor, self.number, self.note) = (descriptor, number, note)
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Reads one request, body and all; `nil` when the peer is gone.
    func readRequest() -> RawRequest? {
        guard let head = readHead() else { return nil }
        let count = RawRequest(head: head, body: []).header("content-length").flatMap { Int($0) } ?? 0
        while buffer.count < count { if !readMore() { return nil } }
        let request = RawRequest(head: head, body: Array(buffer.prefix(count)))
        buffer.removeFirst(count)
        note(request)
        return request
    }

    /// Reads as far as the empty line.
    func readHead() -> String? {
        let end = Array("\r\n\r\n".utf8)
        while true {
            if let index = buffer.indices.first(where: { buffer[$0...].starts(with: end) }) {
                let head = String(decoding: buffer[..<index], as: UTF8.self)
                buffer.removeFirst(index + end.count)
                return head
            }
            guard readMore() else { return nil }
        }
    }

    /// Writes; `false` when the peer is gone.
    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    @discardableResult
    func write(_ text: String) -> Bool { write(Array(text.utf8)) }

    /// A whole answer with a length.
    @discardableResult
    func answer(_ status: Int = 200, headers: [String] = [], body: String = "{}") -> Bool {
        let lines = ["HTTP/1.1 \(status) Status", "Content-Length: \(body.utf8.count)"] + headers
        return write(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    }

    /// Waits until the peer closes.
    func waitForClose() {
        while readMore() {}
    }

    /// Ends the connection with a reset.
    func reset() {
        var hard = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &hard, socklen_t(MemoryLayout<linger>.size))
        close()
    }

    func close() {
        guard !isClosed else { return }
        isClosed = true
        _ = Glibc.close(descriptor)
    }

    /// Reads what has come; `false` when the peer is gone.
    func readMore() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        let count = recv(descriptor, &chunk, chunk.count, 0)
        guard count > 0 else { return false }
        buffer += chunk[..<count]
        return true
    }
}
