import Foundation
import Glibc
public import Workspace

/// The file of anchors, outside the database: one JSON line per organization, 0600, replaced as a whole.
///
/// Keep it on another disk or machine than the database, or whoever takes the one takes both.
public struct AuditAnchorFile: Sendable {
    /// Bytes of the file that are read: about 200 for each of 300,000 organizations.
    static let bytesMax = 64 << 20

    /// The file.
    public let path: String

    /// Names the file; its folder has to be there.
    public init(path: String) {
        self.path = path
    }

    /// The points by organization; empty if there is no file yet.
    ///
    /// - Throws: `GatewayError` `anchor_unreadable`.
    public func read() throws(GatewayError) -> [OrganizationID: AuditAnchorPoint] {
        guard access(path, F_OK) == 0 else { return [:] }
        guard let handle = FileHandle(forReadingAtPath: path),
            let bytes = try? handle.read(upToCount: Self.bytesMax + 1) ?? Data(), bytes.count <= Self.bytesMax
        else { throw .anchorUnreadable(path) }
        var points: [OrganizationID: AuditAnchorPoint] = [:]
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let point = try? JSONDecoder().decode(AuditAnchorPoint.self, from: line) else {
                throw .anchorUnreadable(path)
            }
            points[point.organization] = point
        }
        return points
    }

    /// Reads, lets the caller change, and replaces the file; one process at a time.
    ///
    /// - Throws: what `change` throws, `GatewayError` `anchor_unreadable` or `anchor_unwritable`.
    func update(_ change: (inout [OrganizationID: AuditAnchorPoint]) throws -> Void) throws {
        let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw GatewayError.anchorUnwritable(path) }
        defer { close(lock) }
        // The lock is held for the length of one small write; it goes with the descriptor, and with the process.
        guard flock(lock, LOCK_EX) == 0 else { throw GatewayError.anchorUnwritable(path) }
        var points = try read()
        try change(&points)
        try replace(points.values.sorted { $0.organization < $1.organization })
    }

    private func replace(_ points: [AuditAnchorPoint]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var bytes = Data()
        for point in points { bytes += try encoder.encode(point) + [UInt8(ascii: "\n")] }
        let draft = path + ".new"
        unlink(draft)
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw GatewayError.anchorUnwritable(path) }
        let isWritten = Self.writeAll(bytes, to: file) && fsync(file) == 0
        guard close(file) == 0, isWritten, rename(draft, path) == 0, syncFolder() else {
            unlink(draft)
            throw GatewayError.anchorUnwritable(path)
        }
    }

    /// Without it a power cut can bring back the file before.
    private func syncFolder() -> Bool {
        let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return false }
        defer { close(folder) }
        return fsync(folder) == 0
    }

    private static func writeAll(_ bytes: Data, to file: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = write(file, buffer.baseAddress?.advanced(by: done), buffer.count - done)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return false }
                done += count
            }
            return true
        }
    }
}

extension GatewayError {
    static func anchorUnreadable(_ path: String) -> GatewayError {
        GatewayError(
            code: "anchor_unreadable", rule: "SEC-6", message: "The audit log's anchor file \(path) can't be read.",
            nextStep: "Check its rights and its content; bring it back from a backup rather than deleting it.")
    }

    static func anchorUnwritable(_ path: String) -> GatewayError {
        GatewayError(
            code: "anchor_unwritable", rule: "SEC-6", message: "The audit log's anchor file \(path) can't be written.",
            nextStep: "Check that its folder is there, may be written to, and has room.")
    }
}
