public import Workspace

/// What somebody has of one category now, as it is stored.
public struct SettingsReferenceRow: Sendable, Hashable {
    /// The user.
    public let user: UserID
    /// The category.
    public let category: Category
    /// The document of the value; `nil` where it was cleared.
    public var hash: String?
    /// The document of the user's own part, where there is one.
    public var overlay: String?
    /// Grows with each change, and never falls.
    public var version: Int64
    /// How it came.
    public var origin: SettingsOrigin
    /// The run that wrote it, where one did.
    public var run: RunID?
    /// From whose dashboard the value is.
    public var source: UserID?
    /// Whether the user changed it since it was handed to them.
    public var isEdited: Bool
    /// When, milliseconds since 1970.
    public var changedAt: Int64

    /// Holds a reference.
    public init(
        user: UserID, category: Category, hash: String?, overlay: String?, version: Int64, origin: SettingsOrigin,
        run: RunID? = nil, source: UserID? = nil, isEdited: Bool = false, changedAt: Int64
    ) {
        self.user = user
        self.category = category
        self.hash = hash
        self.overlay = overlay
        self.version = version
        self.origin = origin
        self.run = run
        self.source = source
        self.isEdited = isEdited
        self.changedAt = changedAt
    }

    /// Whether two say the same, however they came.
    public func saysSame(as other: SettingsReferenceRow) -> Bool {
        hash == other.hash && overlay == other.overlay
    }
}
