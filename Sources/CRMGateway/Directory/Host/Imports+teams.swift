import SQLStore
public import Workspace

extension Imports {
    /// Takes teams over from the host's own directory, all or nothing (PROV-9); the same teams again change nothing.
    ///
    /// A team is found by the external id, else by its name: one that has no external id yet is linked to it, and the answer
    /// says so. Its name follows the host. Who leads counts for new teams only: what differs is told in
    /// ``UpsertedTeam/kept``, and changed by a swap of the primary admin. Which team isn't named is left alone.
    ///
    /// - Parameters:
    ///   - teams: at most 10,000, each id and each name once.
    ///   - actor: a super admin (ACC-3), or the system.
    /// - Returns: what was done, in the order of the teams.
    /// - Throws: `GatewayError` of rule ACC-3, ACC-4 (no such primary admin), TEAM-1, TEAM-4, TEAM-11, PROV-4 or PROV-9; its
    ///   field names the entry, `teams[3].name`.
    public func upsertTeams(_ teams: [HostTeam], as actor: Actor) async throws -> [UpsertedTeam] {
        let checked = Result { () throws(InvalidValue) in try CheckedHostTeam.all(teams) }
        let (audit, ids) = (calls.audit, ids)
        return try await calls.write(.teamUpsert, as: actor) { authority, transaction in
            if let refusal = AccessRules.mayChangeTeams(authority) { throw refusal }
            return try TeamsUpsert(actor: actor, audit: audit, ids: ids, transaction: transaction)
                .run(try checked.get())
        }
    }
}
