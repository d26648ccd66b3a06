import Glibc

/// A value behind a lock.
///
/// `Synchronization.Mutex` would do, but its futex calls are invisible to ThreadSanitizer, which then reports races that
/// aren't there; `pthread_mutex_t` it knows.
///
/// Unchecked because the compiler can't see the lock: `value` is touched only by `withLock`, between lock and unlock.
final class Locked<Value>: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var value: Value

    init(_ value: sending Value) {
        self.value = value
        self.mutex = .allocate(capacity: 1)
        mutex.initialize(to: pthread_mutex_t())
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deinitialize(count: 1)
        mutex.deallocate()
    }

    /// Runs `body` alone with the value; it must not wait for anything.
    func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body(&value)
    }
}
