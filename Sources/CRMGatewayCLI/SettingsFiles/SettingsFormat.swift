/// How a settings value is written in a file.
enum SettingsFormat: Sendable {
    case json
    case yaml

    /// By a file's name: `.yaml` and `.yml` are YAML, all else JSON.
    init(path: String, asYAML: Bool) {
        let name = path.lowercased()
        self = asYAML || name.hasSuffix(".yaml") || name.hasSuffix(".yml") ? .yaml : .json
    }
}
