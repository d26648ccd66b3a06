import SQLStore
import Testing

@testable import SQLiteDriver

@Suite("Mounted file systems")
struct MountTableTests {
    static let table = MountTable(
        text: """
            22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
            30 22 0:27 / /mnt/share rw,relatime shared:5 master:2 - nfs4 host:/export rw
            31 22 0:28 / /mnt/my\\040share rw - cifs //host/share rw
            32 22 0:29 / /mnt/over rw - ext4 /dev/vdb rw
            33 22 0:30 / /mnt/over rw - fuse.sshfs host: rw
            34 30 0:31 / /mnt/share/local rw - xfs /dev/vdc rw
            35 22 0:32 / /mnt/p rw - 9p share rw
            """)

    @Test(
        "L-10: a folder on a file system that hosts share is refused",
        arguments: ["/mnt/share", "/mnt/share/a/b", "/mnt/my share/x", "/mnt/over/x", "/mnt/p"])
    func refusesShared(_ folder: String) {
        let error = #expect(throws: StoreError.self) { try Self.table.refuseShared(folder: folder) }
        #expect(error?.kind == .unavailable)
        #expect(error?.message.contains(folder) == true && error?.message.contains("local disk") == true)
    }

    @Test("A local folder is taken", arguments: ["/", "/data/x", "/mnt/sharead", "/mnt/share/local/x"])
    func takesLocal(_ folder: String) throws {
        try Self.table.refuseShared(folder: folder)
        #expect(["ext4", "xfs"].contains(Self.table.type(ofFolder: folder)))
    }
}
