import CCurl
import Glibc

/// An IP address, for the ``AddressGuard`` to judge.
enum IPAddress: Hashable, Sendable {
    /// The four bytes, the first one highest.
    case v4(UInt32)
    /// The sixteen bytes, the first one highest.
    case v6(high: UInt64, low: UInt64)

    /// Reads `192.0.2.1` or `2001:db8::1` (no brackets; a zone after `%` is left out).
    init?(text: UnsafePointer<CChar>) {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self = .v4(UInt32(bigEndian: four.s_addr))
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
        self.init(six)
    }

    /// Reads the address of a socket; `nil` when its family is neither IPv4 nor IPv6.
    init?(socketAddress: UnsafePointer<sockaddr>, count: Int) {
        let bytes = UnsafeRawBufferPointer(start: socketAddress, count: count)
        switch Int32(socketAddress.pointee.sa_family) {
        case AF_INET where count >= MemoryLayout<sockaddr_in>.size:
            self = .v4(UInt32(bigEndian: bytes.loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr))
        case AF_INET6 where count >= MemoryLayout<sockaddr_in6>.size:
            self.init(bytes.loadUnaligned(as: sockaddr_in6.self).sin6_addr)
        default: return nil
        }
    }

    private init(_ six: in6_addr) {
        self = withUnsafeBytes(of: six) { bytes in
            .v6(
                high: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        }
    }
}
