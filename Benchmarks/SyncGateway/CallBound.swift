import CRMGateway
import ConnectorKit
import Measuring

/// How many calls of a CRM a sync may need, whatever the number of targets.
struct CallBound {
    /// Calls for each account, whatever is in it.
    static let perAccountMax = 20
    /// How many people one call shows owner properties to.
    static let assignmentsPerCall = 1_000

    /// Pages of the account's users.
    let pages: Int
    /// Calls for showing owner properties to members.
    let assignments: Int
    /// Record types of the account.
    let recordTypes: Int

    /// - Parameter users: the account's users.
    init(_ crm: CRMOutcome, users: Int) throws {
        guard let page = ConnectorPages.size(of: crm.crm) else {
            throw BenchmarkError(text: "no connector for \(crm.crm)")
        }
        pages = (users + page - 1) / page
        let shown = (crm.sight?.granted ?? 0) + (crm.sight?.refused ?? 0)
        assignments = (shown + Self.assignmentsPerCall - 1) / Self.assignmentsPerCall
        recordTypes = crm.recordTypes?.count ?? 0
    }

    var calls: Int { pages + Self.perAccountMax + assignments + recordTypes }

    /// The sum, part by part.
    var words: String {
        var words = "\(pages) pages + \(Self.perAccountMax)"
        if assignments > 0 { words += " + \(assignments) for showing" }
        if recordTypes > 0 { words += " + \(recordTypes) record types" }
        return words
    }
}
