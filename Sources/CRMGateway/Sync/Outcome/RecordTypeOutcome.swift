public import ConnectorKit

/// What became of the record types of one CRM account (SYNC-7); there is none where the CRM has no such thing, or no
/// target holds a key.
public struct RecordTypeOutcome: Hashable, Sendable, Codable {
    /// How many record types an object has.
    public struct ObjectCount: Hashable, Sendable, Codable {
        /// The object.
        public let object: CRMObject
        /// How many, inactive ones too.
        public let count: Int

        /// Names a count.
        public init(object: CRMObject, count: Int) {
            self.object = object
            self.count = count
        }
    }

    /// How many each object has, as the key's user sees it; empty where they couldn't be read so.
    public var objects: [ObjectCount] = []
    /// The key's CRM user, for people.
    public let viewer: String?
    /// For whom they are stored.
    public var links = RecordTypeCounts()
    /// Why they couldn't be read; what was stored before stays as it is, and so do keys and bindings.
    public var failure: CRMFailure?

    /// Begins an outcome.
    ///
    /// - Parameter viewer: the key's CRM user, for people.
    public init(viewer: String?) {
        self.viewer = viewer
    }

    /// How many there are over all objects.
    public var count: Int { objects.reduce(0) { $0 + $1.count } }

    /// Whether a person should look at it.
    public var hasWarnings: Bool { failure != nil || links.fellBack > 0 }

    /// What has to be said where they were read as somebody else than the target; `nil` where they weren't.
    public var caution: String? {
        guard links.asKeyUser > 0 else { return nil }
        return "as seen by \(viewer ?? "the key's user"): what is available to them may not be to the target"
    }
}
