/// One field of a category: what it may hold, and what it decides.
struct SettingsField: Sendable {
    let name: String
    let kind: SettingsFieldKind
    let presence: SettingsPresence
    let summary: String

    private init(_ name: String, _ kind: SettingsFieldKind, _ presence: SettingsPresence, _ summary: String) {
        self.name = name
        self.kind = kind
        self.presence = presence
        self.summary = summary
    }

    /// A field that must be there.
    static func required(_ name: String, _ kind: SettingsFieldKind, _ summary: String) -> SettingsField {
        SettingsField(name, kind, .required, summary)
    }

    /// A field that may be left out, and has no value then.
    static func optional(_ name: String, _ kind: SettingsFieldKind, _ summary: String) -> SettingsField {
        SettingsField(name, kind, .optional, summary)
    }

    /// A field that may be left out, and has this value then.
    static func standard(
        _ name: String, _ kind: SettingsFieldKind, _ value: SettingsJSON, _ summary: String
    ) -> SettingsField {
        SettingsField(name, kind, .standard(value), summary)
    }

    /// A text that may be left out, and is empty then.
    static func text(_ name: String, _ kind: SettingsFieldKind, _ summary: String) -> SettingsField {
        SettingsField(name, kind, .standard(.text("")), summary)
    }

    /// A list that may be left out, and is empty then.
    static func list(
        _ name: String, of kind: SettingsFieldKind, countMax: Int, _ order: SettingsListOrder, _ summary: String
    ) -> SettingsField {
        SettingsField(name, .list(kind, countMax: countMax, order), .standard(.list([])), summary)
    }
}
