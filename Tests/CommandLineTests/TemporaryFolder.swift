import Foundation

/// Folders for tests, 0700.
enum TemporaryFolder {
    struct NotMade: Error {}

    /// Makes one.
    static func make() throws -> String {
        var template = Array((FileManager.default.temporaryDirectory.path + "/command-line-tests-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw NotMade() }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Makes one for a body, and removes it.
    static func with<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let folder = try make()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(folder)
    }
}
