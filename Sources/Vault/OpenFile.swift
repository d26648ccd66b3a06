import Foundation
import OpenSSLCrypto

/// An open file descriptor, closed when it goes.
struct OpenFile: ~Copyable {
    let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// All that is in the file, read to locked memory; `nil` where that is more than `countMax` bytes or reading fails.
    func content(countMax: Int) -> SecretBytes? {
        var count = 0
        let buffer = SecretBytes(count: countMax + 1) { target in
            while count < target.count {
                let got = read(descriptor, target.baseAddress?.advanced(by: count), target.count - count)
                if got < 0, errno == EINTR { continue }
                guard got != 0 else { return }
                guard got > 0 else { return count = .max }
                count += got
            }
        }
        return count <= countMax ? SecretBytes(prefix: count, of: buffer) : nil
    }

    /// Writes everything; `false` with `errno` set where that fails.
    func write(_ bytes: SecretBytes) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var written = 0
            while written < bytes.count {
                let put = Foundation.write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
                if put < 0, errno == EINTR { continue }
                guard put > 0 else { return false }
                written += put
            }
            return true
        }
    }

    /// The file's permission bits.
    var mode: mode_t? {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? status.st_mode & 0o7777 : nil
    }

    /// Whether `path` still leads to this very file.
    func isStill(at path: String) -> Bool {
        var ours = stat()
        var there = stat()
        guard fstat(descriptor, &ours) == 0, lstat(path, &there) == 0 else { return false }
        return ours.st_ino == there.st_ino && ours.st_dev == there.st_dev
    }
}
