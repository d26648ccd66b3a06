import Configuration
import Foundation

/// Reads settings: flags over environment over file.
struct SettingsReader: Sendable {
    /// The longest configuration file that is read, in bytes.
    static let fileBytesMax = 1 << 20

    private let reader: ConfigReader

    /// - Parameters:
    ///   - flags: what the command line said, by setting.
    ///   - environment: the process's; only the names of settings are taken from it, so that no root key is copied.
    ///   - file: the configuration file, or `nil`.
    init(flags: [Setting: FlagValue], environment: [String: String], file: String?) async throws {
        var providers: [any ConfigProvider] = [
            InMemoryProvider(
                name: "flags",
                values: Dictionary(
                    uniqueKeysWithValues: flags.map { (Self.absolute($0.key.key), $0.value.configValue) })),
            EnvironmentVariablesProvider(environmentVariables: Self.ours(environment))
                .prefixKeys(with: ConfigKey(["crm", "gateway"])),
        ]
        if let file { providers.append(try await Self.provider(of: file)) }
        self.reader = ConfigReader(providers: providers)
    }

    /// The text of a setting.
    func text(_ setting: Setting) -> String? {
        guard let text = reader.string(forKey: ConfigKey(Self.parts(setting.key))), !text.isEmpty else { return nil }
        return text
    }

    /// The texts of a setting.
    func texts(_ setting: Setting) -> [String] {
        reader.stringArray(forKey: ConfigKey(Self.parts(setting.key)), default: []).filter { !$0.isEmpty }
    }

    /// The number of a setting.
    ///
    /// - Throws: `CommandFailure` for what is no number, or outside the range.
    func number(_ setting: Setting, in range: ClosedRange<Int>, default standard: Int) throws(CommandFailure) -> Int {
        do {
            let key = ConfigKey(Self.parts(setting.key))
            let value = try reader.hasValue(key) ? reader.requiredInt(forKey: key) : standard
            guard range.contains(value) else { throw OutOfRange() }
            return value
        } catch {
            throw .setting(setting, "has to be a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
    }

    /// The switch of a setting.
    func flag(_ setting: Setting, default standard: Bool) throws(CommandFailure) -> Bool {
        do {
            let key = ConfigKey(Self.parts(setting.key))
            return try reader.hasValue(key) ? reader.requiredBool(forKey: key) : standard
        } catch {
            throw .setting(setting, "has to be true or false.")
        }
    }

    private struct OutOfRange: Error {}

    private static func ours(_ environment: [String: String]) -> [String: String] {
        environment.filter { pair in Setting.all.contains { $0.environmentName == pair.key } }
    }

    private static func parts(_ key: String) -> [String] {
        key.split(separator: ".").map(String.init)
    }

    private static func absolute(_ key: String) -> AbsoluteConfigKey {
        AbsoluteConfigKey(parts(key))
    }

    private static func provider(of file: String) async throws -> any ConfigProvider {
        try ConfigurationFile(path: file).check()
        let place = ConfigReader(
            provider: InMemoryProvider(values: ["filePath": ConfigValue(.string(file), isSecret: false)]))
        do {
            return try await FileProvider<JSONSnapshot>(config: place)
        } catch {
            throw CommandFailure(
                .usage, code: "configuration_unreadable", "The configuration file \(file) can't be read.",
                nextStep: "Check that it is one JSON object with the settings of docs/configuration.md.")
        }
    }
}

extension ConfigReader {
    /// Whether any provider has something for a key, whatever its type.
    fileprivate func hasValue(_ key: ConfigKey) -> Bool {
        string(forKey: key) != nil || int(forKey: key) != nil || bool(forKey: key) != nil
            || double(forKey: key) != nil || stringArray(forKey: key) != nil
    }
}

extension CommandFailure {
    /// A setting that can't be used.
    static func setting(_ setting: Setting, _ problem: String) -> CommandFailure {
        CommandFailure(
            .usage, code: "setting_invalid", "The setting \(setting.key) \(problem)",
            nextStep: "Mend it where it was set: "
                + ([setting.flag, setting.environmentName].compactMap { $0 } + ["the configuration file"])
                .joined(separator: ", ") + ".")
    }
}
