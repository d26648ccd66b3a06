import Glibc

/// The host's wall clock.
public struct HostClock: StoreClock {
    /// Takes the host's clock.
    public init() {}

    /// Milliseconds since 1970.
    public var milliseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
