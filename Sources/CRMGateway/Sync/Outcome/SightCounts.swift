public import ConnectorKit
public import Workspace

/// Who of the targets sees an account's dedicated owner properties; its size doesn't grow with the targets.
public struct SightCounts: Hashable, Sendable, Codable {
    /// Those for whom the CRM refused, for one reason.
    public struct Refusal: Hashable, Sendable, Codable {
        /// The stable kind, as in `docs/errors.md`.
        public let kind: ConnectorErrorKind
        /// The vendor's code, where it gave one.
        public let vendorCode: String?
        /// A sentence for people; it names the right that lacks, where the CRM does.
        public let message: String
        /// How many.
        public var count: Int
        /// Some of them, at most ``SightCounts/examplesMax``.
        public var examples: [UserID]
    }

    /// The properties.
    public var properties: [PropertyReference]
    /// Targets whose CRM user can see them.
    public var visible = 0
    /// Of these, those to whom this run showed them, or may have, where an answer was lost.
    public var granted = 0
    /// Targets whose CRM user can't see them.
    public var refused = 0
    /// What was refused, by reason, the first ``refusalsMax`` reasons.
    public var refusals: [Refusal] = []
    /// For how many targets this run found something new.
    public var changes = 0

    /// How many people a run's record names for each reason.
    public static let examplesMax = 20
    /// How many reasons a run's record holds.
    public static let refusalsMax = 10

    /// Counts nothing yet.
    public init(properties: [PropertyReference]) {
        self.properties = properties
    }

    /// What to do about refusals, for people.
    public static let advice =
        "Give those users what lacks in the CRM, or the key's user the right to grant sight, then sync again and ask "
        + "again: `crm-gateway sync crm --ask-again`."

    mutating func count(_ row: OwnerSight, isChange: Bool) {
        if isChange { changes += 1 }
        guard let failure = row.failure else {
            visible += 1
            if row.isGrantedNow && isChange { granted += 1 }
            return
        }
        refused += 1
        add(row.user, failure)
    }

    private mutating func add(_ user: UserID, _ failure: OwnerSight.Failure) {
        if let index = refusals.firstIndex(where: { $0.kind == failure.kind && $0.vendorCode == failure.vendorCode }) {
            refusals[index].count += 1
            if refusals[index].examples.count < Self.examplesMax { refusals[index].examples.append(user) }
        } else if refusals.count < Self.refusalsMax {
            refusals.append(
                Refusal(
                    kind: failure.kind, vendorCode: failure.vendorCode, message: failure.message, count: 1,
                    examples: [user]))
        }
    }
}
