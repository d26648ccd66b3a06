internal import COpenSSL
public import Foundation

/// Bytes that must leave no trace: wiped when the last reference goes, kept off the disk, never printed.
///
/// Each value has whole memory pages of its own, which are locked against swapping and left out of core dumps as far as
/// the system allows (``isLocked``). One page (4 KiB, as a rule) per value is the price: hold keys and tokens in
/// it, not documents. A page of its own rather than OpenSSL's secure heap, because that is one arena of fixed size for
/// the whole process, and TLS handshakes that find it full fail.
public final class SecretBytes: Sendable, ContiguousBytes {
    /// How many bytes it holds.
    public let count: Int
    /// Whether the system agreed to keep the pages out of swap. `false` once the process's limit of locked memory
    /// (`ulimit -l`) is used up.
    public let isLocked: Bool
    private let mappedCount: Int
    /// `nonisolated(unsafe)`: written only before the initialiser returns, read-only until `deinit`, which runs
    /// when nobody else can reach it.
    private nonisolated(unsafe) let start: UnsafeMutableRawPointer

    /// Makes `count` bytes, zero at first, and lets `fill` write them.
    ///
    /// - Throws: what `fill` throws; the pages are wiped then too.
    public init<Failure: Error>(
        count: Int, fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        precondition(count >= 0, "a count of bytes is never negative")
        let pageCount = sysconf(Int32(_SC_PAGESIZE))
        self.count = count
        mappedCount = (max(count, 1) + pageCount - 1) / pageCount * pageCount
        guard
            let mapped = mmap(nil, mappedCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            mapped != MAP_FAILED
        else { fatalError("no memory left for \(count) secret bytes") }
        start = mapped
        isLocked = mlock(mapped, mappedCount) == 0
        _ = madvise(mapped, mappedCount, MADV_DONTDUMP)
        try fill(UnsafeMutableRawBufferPointer(start: mapped, count: count))
    }

    /// Copies `bytes`. The original stays where it is: wiping it is the caller's business.
    public convenience init(copying bytes: some ContiguousBytes) {
        self.init(count: bytes.withUnsafeBytes(\.count)) { target in
            bytes.withUnsafeBytes { target.copyMemory(from: $0) }
        }
    }

    /// Copies the UTF-8 form of `text`.
    public convenience init(utf8 text: String) {
        self.init(copying: Array(text.utf8))
    }

    /// Hands out the bytes for the duration of `body`; the pointer must not outlive it.
    public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        defer { withExtendedLifetime(self) {} }
        return try body(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// The bytes as text, or `nil` where they are not UTF-8. The text is an ordinary `String`: it is not wiped.
    public func revealUTF8() -> String? {
        withUnsafeBytes { String(validating: $0, as: UTF8.self) }
    }

    deinit {
        OPENSSL_cleanse(start, mappedCount)
        munmap(start, mappedCount)
    }
}
