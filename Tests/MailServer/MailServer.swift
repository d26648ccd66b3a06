import CCurl
import Glibc

/// A mail server on loopback that records what it is handed and does to a conversation what its plan says; one thread for each
/// connection. It listens until the process ends.
public final class MailServer: Sendable {
    struct Journal {
        var connections = 0
        var mails: [ReceivedMail] = []
        var lines: [String] = []
    }

    /// Where it listens.
    public let port: Int
    private let journal: SharedJournal

    /// Listens on a free port of 127.0.0.1.
    public init(_ plan: MailServerPlan) throws {
        let context = try plan.certificateFolder.map { try TLSServerContext(folder: $0, protocolMax: plan.protocolMax) }
        let (listener, port) = try Self.listener()
        let journal = SharedJournal()
        self.port = port
        self.journal = journal
        try MailThread.start {
            while case let descriptor = accept(listener, nil, nil), descriptor >= 0 {
                _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
                let number = journal.change { journal in
                    journal.connections += 1
                    return journal.connections
                }
                try? MailThread.start {
                    let wire = MailWire(descriptor, context)
                    MailConversation(wire, plan, number, journal).hold()
                    wire.close()
                }
            }
        }
    }

    /// The messages that it was handed, in order.
    public var mails: [ReceivedMail] { journal.change { $0.mails } }
    /// How many connections it accepted.
    public var connections: Int { journal.change { $0.connections } }
    /// What clients said, line by line, messages left out.
    public var lines: [String] { journal.change { $0.lines } }

    private static func listener() throws -> (Int32, Int) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isBound, listen(descriptor, 128) == 0 else {
            throw MailServerFailure(description: "no port is free: errno \(errno)")
        }
        return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
    }
}
