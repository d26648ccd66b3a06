import Configuration

/// What a flag said.
enum FlagValue: Hashable, Sendable {
    case text(String)
    case texts([String])

    /// For the provider of flags.
    var configValue: ConfigValue {
        switch self {
        case .text(let text): ConfigValue(.string(text), isSecret: false)
        case .texts(let texts): ConfigValue(.stringArray(texts), isSecret: false)
        }
    }
}
