import Foundation

/// One connection of a browser to the loopback listener.
struct LoopbackConnection {
    /// The longest request head that is read, in bytes.
    static let headBytesMax = 16_384
    /// How long a browser may take to send it.
    static let headTime: Duration = .seconds(5)

    let descriptor: Int32

    /// The head of the request, as far as it came.
    func head() -> String {
        let deadline = ContinuousClock.now.advanced(by: Self.headTime)
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 4_096)
        while bytes.count < Self.headBytesMax, !String(decoding: bytes, as: UTF8.self).contains("\r\n\r\n") {
            let left = ContinuousClock.now.duration(to: deadline)
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard left > .zero, poll(&entry, 1, Int32(clamping: Int64(left / .milliseconds(1)) + 1)) > 0 else { break }
            let count = read(descriptor, &part, part.count)
            guard count > 0 else { break }
            bytes += part[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Sends an answer; a browser that has gone is no matter.
    func send(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Ends it.
    func close() {
        shutdown(descriptor, Int32(SHUT_RDWR))
        Foundation.close(descriptor)
    }
}
