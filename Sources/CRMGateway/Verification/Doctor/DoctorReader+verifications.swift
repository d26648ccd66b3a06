import ConnectorKit
import Foundation
import SQLStore
import Verification
import Workspace

/// What verifications found of somebody's keys.
extension DoctorReader {
    /// Verifications of somebody that are looked through, the newest first.
    static let verificationsMax = 20

    /// How runs stand that came to their end; one that was stopped found less than was asked for.
    private static let endings: [RunState] = [.succeeded, .succeededWithWarnings, .failed]

    /// The last verifications that looked at writebacks through somebody's keys, newest first: for each CRM the last one that
    /// looked at properties or writebacks, and, where that one wrote nothing, the last one that did.
    func verifications(of user: UserID) throws -> [DoctorVerification] {
        let runs = RunRepository(organization: organization, transaction: transaction)
        let ids = try DoctorRepository(organization: organization, transaction: transaction).lastVerifications(
            of: user, in: Self.endings.map(\.rawValue), limit: Self.verificationsMax)
        var searches = try ways(of: user).map { WritebackSearch(way: $0) }
        for id in ids where !searches.allSatisfy(\.isDone) {
            guard let text = try runs.byID(id)?.outcome else { continue }
            let outcome = try JSONText.decode(VerificationOutcome.self, from: text)
            guard outcome.failure == nil else { continue }
            for index in searches.indices { searches[index].look(at: outcome.report) }
        }
        return searches.flatMap(\.found).sorted { ($0.at, $1.crm) > ($1.at, $0.crm) }
    }

    /// How each of somebody's keys leads to a CRM, and who they are there.
    private func ways(of user: UserID) throws -> [WritebackSearch.Way] {
        let bindings = try BindingRepository(organization: organization, transaction: transaction).of(user)
        return try rows(of: user).map { key in
            WritebackSearch.Way(
                crm: key.crm, grant: key.grant,
                crmUser: bindings.first { $0.crm == key.crm }?.crmUser?.rawValue)
        }
    }
}
