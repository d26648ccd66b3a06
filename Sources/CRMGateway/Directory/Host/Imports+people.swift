import SQLStore
public import Workspace

extension Imports {
    /// Takes people over from the host's own directory, all or nothing (PROV-9); the same people again change nothing.
    ///
    /// Somebody is found by the external id, else by the address: an account that has no external id yet is linked to it,
    /// and the answer says so. Names and address of an account follow the host. Role and seat count for new accounts only:
    /// what differs is told in ``UpsertedPerson/kept``, and changed by a change of roles or a conversion of the seat. Nobody
    /// leaves a team, and who isn't named is left alone. A new account has no dashboard yet; see ``finishSetup(of:as:)``.
    ///
    /// - Parameters:
    ///   - people: at most 10,000, each id and each address once.
    ///   - actor: an admin or super admin (ACC-2), or the system. Only a super admin or the system puts people on teams who
    ///     have an account already, or gives an admin another address (ACC-3).
    /// - Returns: what was done, in the order of the people.
    /// - Throws: `GatewayError` of rule ACC-2, ACC-3, ACC-4 (no such team), PROV-1, PROV-4, PROV-9 or TEAM-11; its field names
    ///   the entry, `people[3].email`.
    public func upsertPeople(_ people: [HostPerson], as actor: Actor) async throws -> [UpsertedPerson] {
        // Checked before the write lock is taken; told only to those who may provision.
        let checked = Result { () throws(InvalidValue) in try CheckedHostPerson.all(people) }
        let (audit, ids) = (calls.audit, ids)
        return try await calls.write(.userUpsert, as: actor) { authority, transaction in
            if let refusal = AccessRules.mayManagePeople(authority) { throw refusal }
            let upsert = PeopleUpsert(
                authority: authority, audit: audit, ids: ids, outbox: outbox, transaction: transaction)
            return try upsert.run(try checked.get())
        }
    }
}
