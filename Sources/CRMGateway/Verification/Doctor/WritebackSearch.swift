import ConnectorKit
import Verification
import Workspace

/// Looks through verifications, newest first, for what was found of writebacks through one key.
struct WritebackSearch {
    /// A key, and whom its holder is bound to in the CRM.
    struct Way {
        let crm: CRMID
        let grant: GrantID
        let crmUser: String?
    }

    let way: Way
    /// What was found, newest first: of an earlier verification only the writebacks, where later ones made none.
    private(set) var found: [DoctorVerification] = []
    private var hasWritten = false

    init(way: Way) {
        self.way = way
    }

    /// Whether an earlier verification can tell nothing more.
    var isDone: Bool { hasWritten }

    /// Looks at the next earlier verification. One that was asked for something else says nothing, whatever it found.
    mutating func look(at report: VerificationReport) {
        guard !isDone else { return }
        let accounts = report.accounts.filter(isTheirs)
        let written = accounts.contains { $0.calls.probing + $0.calls.narrowing > 0 }
        let results = accounts.flatMap(\.results).filter { result in
            Self.isWriteback(result.check) ? report.mode != .readOnly : found.isEmpty && Self.isBeneath(result.check)
        }
        let made = results.contains { Self.isWriteback($0.check) }
        guard made || (found.isEmpty && results.contains { Self.isProperties($0.check) }) else { return }
        found.append(
            DoctorVerification(
                run: report.run, crm: way.crm, at: report.endedAt ?? report.startedAt,
                mode: written ? report.mode : .readOnly, results: results))
        hasWritten = made
    }

    /// The key's account, and the same as its holder themselves; not as anybody else under the same grant (T-19).
    private func isTheirs(_ account: AccountReport) -> Bool {
        guard account.grant == way.grant else { return false }
        return account.access != .actingAs || (way.crmUser != nil && account.actingAs == way.crmUser)
    }

    private static func isWriteback(_ check: CheckID) -> Bool {
        CRMObject.allCases.contains { .writeback($0) == check }
    }

    private static func isProperties(_ check: CheckID) -> Bool { check.rawValue.hasPrefix("properties.") }

    /// What a writeback rests on; not what an earlier probe left.
    private static func isBeneath(_ check: CheckID) -> Bool {
        CheckCatalog[check]?.level == .account && check != .cleanup && check != .ownAccess
    }
}
