import Foundation

/// A folder of a test's own, 0700.
struct ScratchFolder: Sendable {
    let path: String

    /// Where the test's database stands; its folder doesn't exist yet.
    var database: String { path + "/store/gateway.sqlite" }

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/store-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The permission bits of a file.
    func mode(of file: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int ?? -1
    }

    /// The bytes of a file.
    func bytes(of file: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: file))
    }
}
