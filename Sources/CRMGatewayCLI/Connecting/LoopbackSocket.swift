import Foundation

/// A listening socket on one loopback address.
final class LoopbackSocket: Sendable {
    private static let backlog: Int32 = 8

    private let descriptor: Int32
    let port: Int

    /// Whether the machine has an IPv6 loopback.
    static var hasIPv6: Bool {
        let probe = socket(AF_INET6, Int32(SOCK_STREAM.rawValue), 0)
        guard probe >= 0 else { return false }
        defer { Foundation.close(probe) }
        return bindLoopback(probe, port: 0, isIPv6: true)
    }

    /// - Throws: `CommandFailure` `port_taken`.
    init(port: Int, isIPv6: Bool) throws(CommandFailure) {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(isIPv6 ? AF_INET6 : AF_INET, kind, 0)
        // Without SO_REUSEPORT nobody else can listen there too.
        guard descriptor >= 0, Self.bindLoopback(descriptor, port: port, isIPv6: isIPv6),
            listen(descriptor, Self.backlog) == 0
        else {
            if descriptor >= 0 { Foundation.close(descriptor) }
            throw CommandFailure(
                .unavailable, code: "port_taken", "Port \(port) of the loopback redirect can't be had.",
                nextStep: "End the program that uses it, or configure another redirect_port.")
        }
        self.descriptor = descriptor
        self.port = Self.localPort(descriptor) ?? port
    }

    /// Closes it.
    func close() {
        shutdown(descriptor, Int32(SHUT_RDWR))
        Foundation.close(descriptor)
    }

    /// The next connection to any of the sockets, or `nil` once the time is over.
    static func accept(
        from sockets: [LoopbackSocket], until deadline: ContinuousClock.Instant
    ) -> LoopbackConnection? {
        while true {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { return nil }
            var entries = sockets.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
            let count = poll(&entries, nfds_t(entries.count), Int32(clamping: Int64(left / .milliseconds(1)) + 1))
            guard count >= 0 || errno == EINTR else { return nil }
            for entry in entries where entry.revents & Int16(POLLIN) != 0 {
                let connection = Foundation.accept(entry.fd, nil, nil)
                guard connection >= 0 else { continue }
                _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
                return LoopbackConnection(descriptor: connection)
            }
        }
    }

    private static func bindLoopback(_ descriptor: Int32, port: Int, isIPv6: Bool) -> Bool {
        var yes: Int32 = 1
        let length = socklen_t(MemoryLayout<Int32>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, length)
        if isIPv6 {
            setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &yes, length)
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = in_port_t(UInt16(port).bigEndian)
            address.sin6_addr = in6addr_loopback
            return bind(descriptor, to: &address)
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr = in_addr(s_addr: INADDR_LOOPBACK.bigEndian)
        return bind(descriptor, to: &address)
    }

    private static func bind<Address>(_ descriptor: Int32, to address: inout Address) -> Bool {
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.bind(descriptor, $0, socklen_t(MemoryLayout<Address>.size)) == 0
            }
        }
    }

    private static func localPort(_ descriptor: Int32) -> Int? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let isKnown = withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) == 0 }
        }
        // The port stands at the same place in both families' addresses.
        guard isKnown else { return nil }
        return withUnsafeBytes(of: storage) { Int($0[2]) << 8 | Int($0[3]) }
    }
}
