/// How the elements of a list are told apart and put in order.
struct SettingsListOrder: Sendable {
    /// The fields that identify an element; empty where the element itself does. No two elements may share them.
    let identity: [String]
    /// Whether the order is the author's; otherwise it says nothing, and elements are sorted.
    let isAuthors: Bool
    /// The fields to sort by, before those of the identity.
    let sortedFirstBy: [String]
    /// Whether capital letters make no difference between two elements.
    let foldsCase: Bool

    /// A set: sorted by what identifies its elements.
    static func sorted(
        by identity: [String] = [], after first: [String] = [], foldsCase: Bool = false
    ) -> SettingsListOrder {
        SettingsListOrder(identity: identity, isAuthors: false, sortedFirstBy: first, foldsCase: foldsCase)
    }

    /// A sequence: what comes first says something.
    static func asWritten(identity: [String]) -> SettingsListOrder {
        SettingsListOrder(identity: identity, isAuthors: true, sortedFirstBy: [], foldsCase: false)
    }
}

extension SettingsListOrder {
    /// What identifies an element, for paths and for comparing: `hubspot/deal/amount`.
    func name(of element: SettingsJSON) -> String {
        guard !identity.isEmpty else { return element.shortText }
        return identity.map { element[$0]?.shortText ?? "" }.joined(separator: "/")
    }

    /// The elements in canonical order.
    func ordered(_ elements: [SettingsJSON]) -> [SettingsJSON] {
        guard !isAuthors else { return elements }
        let keyed = elements.map { element in (key: key(of: element), element: element) }
        return keyed.sorted { SettingsSortKey.precedes($0.key, $1.key) }.map(\.element)
    }

    private func key(of element: SettingsJSON) -> [SettingsSortKey] {
        guard !identity.isEmpty else { return [SettingsSortKey(element)] }
        return (sortedFirstBy + identity).map { SettingsSortKey(element[$0] ?? .null) }
    }
}

extension SettingsJSON {
    /// A text or number as it is read, without quotes.
    fileprivate var shortText: String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        default: canonicalText
        }
    }
}
