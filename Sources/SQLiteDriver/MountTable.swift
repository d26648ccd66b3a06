import Foundation
internal import SQLStore

/// The mounted file systems, by which a folder that hosts share is told from a local one (L-10).
///
/// - Source: `proc(5)`, `/proc/[pid]/mountinfo`: field 5 is the mount point, the one behind ` - ` the type.
struct MountTable {
    /// Types on which WAL mode doesn't hold, because the hosts that share them don't share memory.
    ///
    /// - Source: "Write-Ahead Logging", <https://www.sqlite.org/wal.html>, "Overview", disadvantage 2.
    private static let sharedTypes: Set<String> = [
        "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "virtiofs", "ceph", "afs", "coda", "ncpfs",
        "lustre",
        "gfs2", "ocfs2", "gpfs", "beegfs", "glusterfs", "orangefs", "pvfs2", "vboxsf", "vmhgfs", "prl_fs",
    ]

    /// Mount point and type, in the order of mounting.
    let mounts: [(point: String, type: String)]

    /// The table of this process.
    static func current() throws(StoreError) -> MountTable {
        guard let bytes = FileManager.default.contents(atPath: "/proc/self/mountinfo") else {
            throw StoreError(
                .unavailable,
                "/proc/self/mountinfo can't be read, so it can't be told whether the database's disk is local: mount /proc."
            )
        }
        return MountTable(text: String(decoding: bytes, as: UTF8.self))
    }

    init(text: String) {
        mounts = text.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: " ")
            guard fields.count > 6, let dash = fields.dropFirst(6).firstIndex(of: "-"), dash + 1 < fields.count else {
                return nil
            }
            return (Self.unescaped(fields[4]), String(fields[dash + 1]))
        }
    }

    /// The type of the file system of a folder, `ext4`; the last mounted of the deepest mount point counts.
    func type(ofFolder folder: String) -> String? {
        let holders = mounts.filter { mount in
            mount.point == "/" || folder == mount.point || folder.hasPrefix(mount.point + "/")
        }
        let depth = holders.map(\.point.utf8.count).max()
        return holders.last { $0.point.utf8.count == depth }?.type
    }

    /// Refuses a folder, given without symbolic links, on a file system that hosts share.
    func refuseShared(folder: String) throws(StoreError) {
        guard let type = type(ofFolder: folder) else { return }
        if Self.sharedTypes.contains(type) || type == "fuse" || type.hasPrefix("fuse.") {
            throw StoreError(
                .unavailable,
                "\(folder) is on a file system that hosts may share (\(type)), where SQLite can't keep its promises: "
                    + "name a folder on a local disk, or use PostgreSQL.")
        }
    }

    /// `\040` is a space; also tab, line feed and backslash come as octal numbers.
    private static func unescaped(_ field: Substring) -> String {
        [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
            .reduce(String(field)) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }
}
