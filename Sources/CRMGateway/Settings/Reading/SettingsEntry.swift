public import Workspace

/// One category of somebody's dashboard as it is now.
public struct SettingsEntry: Hashable, Sendable {
    /// Whose.
    public let user: UserID
    /// The category.
    public let category: Category
    /// What holds: the document with the user's own part, or the default where nothing is set. `nil` where there is no
    /// default (`companyDetails`), or the stored value can't be read.
    public let value: SettingsValue?
    /// Whether nothing is set, and ``value`` is the default.
    public let isDefault: Bool
    /// The shared part, as it was pushed or edited; `nil` where there is none.
    public let document: SettingsValue?
    /// What is the user's own: owner properties, or stages that only they have.
    public let overlay: SettingsOverlay?
    /// Where it came from; its version is what an edit may expect.
    public let provenance: SettingsProvenance
    /// Why the stored value can't be read, where it can't.
    public let failure: SettingsFailure?

    /// ``value`` as canonical JSON: what ``Settings/set(_:to:for:expecting:as:idempotencyKey:)`` takes.
    public var json: String? { value.map { SettingsDocument($0).canonicalText } }

    /// Grows with each change; 0 where there never was a value.
    public var version: Int64 { provenance.version }
}
