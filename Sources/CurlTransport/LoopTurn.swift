import Glibc

/// What the callbacks may know of the loop's present turn; only the loop's thread touches it.
final class LoopTurn {
    /// Nanoseconds of the steady clock at the turn's beginning.
    private(set) var now: UInt64 = 0
    /// When libcurl wants to be called, whatever happens; `nil` for never.
    var timerAt: UInt64?
    /// What the kernel watches.
    var sockets: SocketTable

    init(epoll: Int32) {
        sockets = SocketTable(epoll: epoll)
        refresh()
    }

    /// Reads the clock.
    func refresh() {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        now = UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
