import Foundation

/// The configuration file, looked through before its values are used: a misspelled setting is an error, not a default.
struct ConfigurationFile {
    let path: String

    /// - Throws: `CommandFailure`: unreadable, not one JSON object, or a setting that there isn't.
    func check() throws(CommandFailure) {
        guard let handle = FileHandle(forReadingAtPath: path),
            let bytes = try? handle.read(upToCount: SettingsReader.fileBytesMax + 1)
        else {
            throw CommandFailure(
                .usage, code: "configuration_unreadable", "The configuration file \(path) can't be read.",
                nextStep: "Check --config and CRM_GATEWAY_CONFIG, and the file's rights.")
        }
        guard bytes.count <= SettingsReader.fileBytesMax,
            let object = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any]
        else {
            throw CommandFailure(
                .usage, code: "configuration_unreadable", "The configuration file \(path) is not one JSON object.",
                nextStep: "See docs/configuration.md for an example.")
        }
        let known = Set(Setting.all.map(\.key))
        if let stranger = Self.keys(of: object).sorted().first(where: { !known.contains($0) }) {
            throw CommandFailure(
                .usage, code: "setting_unknown",
                "The configuration file \(path) has a setting \"\(stranger.prefix(60))\", which there isn't.",
                nextStep: "See docs/configuration.md for those there are.")
        }
    }

    private static func keys(of object: [String: Any]) -> [String] {
        object.flatMap { key, value in
            (value as? [String: Any]).map { inner in inner.keys.map { "\(key).\($0)" } } ?? [key]
        }
    }
}
