public import ConnectorKit
public import Workspace

/// One result that isn't what it was.
public struct ResultChange: Hashable, Sendable, Codable {
    /// Where a result belongs.
    public struct Place: Hashable, Sendable, Codable {
        /// The CRM, for an account's result.
        public let crm: CRMID?
        /// The account, for its result.
        public let account: CRMAccountID?
        /// The CRM user, by id, for what was found in the account as them; `nil` for what its key shows.
        public let actingAs: String?
        /// The person, for their own result.
        public let user: UserID?

        init(crm: CRMID? = nil, account: CRMAccountID? = nil, actingAs: String? = nil, user: UserID? = nil) {
            self.crm = crm
            self.account = account
            self.actingAs = actingAs
            self.user = user
        }
    }

    /// How it changed.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Its verdict got worse, or it can't be checked any more.
        case worse
        /// Its verdict got better.
        case better
        /// Only the later report has it.
        case appeared
        /// Only the earlier report has it.
        case gone
        /// Its verdict is the same, for another cause.
        case altered
    }

    /// Where it belongs.
    public let place: Place
    /// What was found then; `nil` where nothing of the kind was told.
    public let earlier: CheckResult?
    /// What is found now; `nil` where nothing of the kind is told.
    public let later: CheckResult?

    /// How it changed.
    public var kind: Kind {
        guard let earlier else { return .appeared }
        guard let later else { return .gone }
        return Self.kind(from: earlier.verdict, to: later.verdict)
    }

    /// What can't be checked any more has never got better, whatever it was.
    private static func kind(from earlier: Verdict, to later: Verdict) -> Kind {
        if earlier == later { return .altered }
        if later == .notChecked { return .worse }
        return later > earlier ? .worse : .better
    }

    /// What the change adds to the verdict of a difference.
    var verdict: Verdict {
        switch kind {
        case .worse, .altered: later?.verdict ?? .passed
        case .appeared: later.map { $0.verdict == .notApplicable ? .passed : $0.verdict } ?? .passed
        case .gone: earlier?.verdict == .notApplicable ? .passed : .warning
        case .better: .passed
        }
    }
}
