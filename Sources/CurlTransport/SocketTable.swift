import CLinux
import Glibc

/// Which descriptors the loop watches, and for what; tells the kernel as rarely as it can.
///
/// libcurl stops watching a connection after each answer and starts again with the next request, for the same events.
/// The stop is only noted here. Should something happen on such a connection before it is wanted again, the kernel is
/// told then. That is safe for sockets whose closing the loop sees (``opened(_:)``, ``closed(_:)``); the kernel forgets
/// a closed descriptor, so others, such as the resolver's, are dropped at once.
struct SocketTable {
    private struct Entry {
        var isOwn = false
        var wanted: UInt32 = 0
        var registered: UInt32 = 0
    }

    private var entries: [Entry] = []
    private let epoll: Int32

    init(epoll: Int32) {
        self.epoll = epoll
    }

    /// A socket that libcurl opened through the loop.
    mutating func opened(_ descriptor: Int32) {
        makeRoom(for: descriptor)
        entries[Int(descriptor)] = Entry(isOwn: true)
    }

    /// A socket that libcurl is about to close.
    mutating func closed(_ descriptor: Int32) {
        makeRoom(for: descriptor)
        forget(descriptor)
        entries[Int(descriptor)] = Entry()
    }

    /// Watches a descriptor for these epoll events; 0 for none.
    mutating func watch(_ descriptor: Int32, for events: UInt32) {
        makeRoom(for: descriptor)
        let index = Int(descriptor)
        entries[index].wanted = events
        if events == 0 {
            if !entries[index].isOwn { forget(descriptor) }
        } else if entries[index].registered != events {
            let operation = entries[index].registered == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD
            entries[index].registered = control(operation, descriptor, events) ? events : 0
        }
    }

    /// Whether an event is of interest; if not, the kernel is told to stop watching.
    mutating func isWanted(_ descriptor: Int32) -> Bool {
        guard entries.indices.contains(Int(descriptor)) else { return false }
        if entries[Int(descriptor)].wanted != 0 { return true }
        forget(descriptor)
        return false
    }

    private mutating func makeRoom(for descriptor: Int32) {
        while entries.count <= Int(descriptor) { entries.append(Entry()) }
    }

    private mutating func forget(_ descriptor: Int32) {
        guard entries[Int(descriptor)].registered != 0 else { return }
        _ = control(EPOLL_CTL_DEL, descriptor, 0)
        entries[Int(descriptor)].registered = 0
    }

    private func control(_ operation: Int32, _ descriptor: Int32, _ events: UInt32) -> Bool {
        var event = epoll_event(events: events, data: epoll_data_t(fd: descriptor))
        return epoll_ctl(epoll, operation, descriptor, &event) == 0
    }
}
