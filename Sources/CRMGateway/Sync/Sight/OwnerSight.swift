import ConnectorKit
import SQLStore
import Workspace

/// Whether a person's CRM user sees the owner properties, and why not.
struct OwnerSight: Hashable, Sendable {
    /// Why somebody can't be shown them.
    struct Failure: Hashable, Sendable {
        let kind: ConnectorErrorKind
        let vendorCode: String?
        let message: String
    }

    let user: UserID
    let crmUser: CRMUserID
    /// What an earlier sync found, where it asked.
    let before: OwnerSightRow?
    /// Whether the CRM showed them when it was asked, rather than having shown them before.
    let isGrantedNow: Bool
    let failure: Failure?

    /// What the CRM told of one user; one whom it left out is a refusal too.
    ///
    /// - Parameter question: what was asked, where it was asked before and that answer was lost: who sees it now, and isn't
    ///   known to have seen it, may have been shown it then (UNDO).
    init(_ ask: SightAsk, _ told: VisibilityOutcome?, repeating question: SightQuestion? = nil) {
        self.user = ask.user
        self.crmUser = ask.crmUser
        self.before = ask.before
        let mayBeOfLostAnswer = question.map { told?.failure == nil && !ask.saw($0) } ?? false
        self.isGrantedNow = told.map { $0.isChange || mayBeOfLostAnswer } ?? false
        self.failure = told.map { $0.failure.map(Failure.init) } ?? Failure.untold
    }

    /// What the CRM refused for everybody.
    init(_ ask: SightAsk, refused error: ConnectorError) {
        self.user = ask.user
        self.crmUser = ask.crmUser
        self.before = ask.before
        self.isGrantedNow = false
        self.failure = Failure(error)
    }

    /// What an earlier run found.
    init(_ row: OwnerSightRow) {
        self.user = row.user
        self.crmUser = row.crmUser
        self.before = row
        self.isGrantedNow = row.isChange
        self.failure = row.kind.map {
            Failure(
                kind: ConnectorErrorKind(rawValue: $0), vendorCode: row.vendorCode, message: row.message ?? "")
        }
    }

    /// Whether it says something that the store doesn't say yet; what passes by itself isn't stored.
    func isNews(_ question: SightQuestion, run: RunID) -> Bool {
        guard isLasting else { return false }
        guard let before, !isGrantedNow else { return true }
        return !before.saysSame(as: row(question, run: run))
    }

    /// Whether it holds until somebody changes something.
    var isLasting: Bool { failure.map { SightAnswer.isLasting($0.kind) } ?? true }

    /// How the store keeps it.
    func row(_ question: SightQuestion, run: RunID) -> OwnerSightRow {
        OwnerSightRow(
            user: user, crm: question.source.crm, account: question.source.account, grant: question.source.grant,
            crmUser: crmUser, properties: question.properties, state: failure == nil ? "visible" : "refused",
            isChange: isGrantedNow, kind: failure?.kind.rawValue, vendorCode: failure?.vendorCode,
            message: failure?.message, run: run)
    }
}

extension OwnerSight.Failure {
    fileprivate static let untold = Self(
        kind: .malformed, vendorCode: nil, message: "The CRM didn't tell what became of this user.")

    /// The longest message that is kept, in characters.
    private static let messageLengthMax = 500

    fileprivate init(_ error: ConnectorError) {
        self.init(
            kind: error.kind, vendorCode: error.vendor?.code,
            message: String(OwnerPropertyEnsurer.words(error).prefix(Self.messageLengthMax)))
    }
}
