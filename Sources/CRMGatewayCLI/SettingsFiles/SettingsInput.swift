import Foundation
import Workspace

/// A settings value that was given as a file, or on standard input.
struct SettingsInput: Sendable {
    /// The value as JSON, whatever it was written in.
    let json: Data

    /// Reads a value.
    ///
    /// - Parameters:
    ///   - path: `-` is standard input.
    ///   - asYAML: whether it is YAML whatever the name says.
    /// - Throws: `CommandFailure` for what can't be read, is too large, or isn't YAML.
    init(path: String, asYAML: Bool) throws(CommandFailure) {
        let bytes = try Self.bytes(of: path)
        switch SettingsFormat(path: path, asYAML: asYAML) {
        case .json: json = bytes
        case .yaml: json = Data(try YAMLText.json(of: bytes).utf8)
        }
    }

    private static func bytes(of path: String) throws(CommandFailure) -> Data {
        let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        let bytes: Data
        do {
            // One more than is allowed, so that what is too large is told from what fits; nothing at the end of the file.
            guard let handle else { throw CocoaError(.fileReadNoSuchFile) }
            bytes = try handle.read(upToCount: SettingsSchema.documentBytesMax + 1) ?? Data()
        } catch {
            throw CommandFailure(
                .usage, code: "settings_file_unreadable", "The file \(path) can't be read.",
                nextStep: "Name a file with the value, or - for standard input.", field: "file")
        }
        guard bytes.count <= SettingsSchema.documentBytesMax else {
            throw CommandFailure(
                .usage, code: "settings_too_large", rule: "SET-10",
                "The file \(path) has more than \(SettingsSchema.documentBytesMax) bytes.",
                nextStep: "Shorten the value.",
                field: "file")
        }
        return bytes
    }
}
