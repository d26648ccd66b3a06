import ConnectorKit
import SQLStore
import Workspace

/// Some of the targets, sorted into those for whom a CRM is to be asked and those of whom is known enough.
struct SightPage: Sendable {
    /// Those to ask for.
    var asks: [SightAsk] = []
    /// Those of whom is known enough.
    var known: [OwnerSightRow] = []
    /// Behind whom the next page begins.
    let next: UserID?

    /// Reads a page: bound people who hold a key to the source's grant.
    init(
        after cursor: UserID?, _ question: SightQuestion, _ owners: [EmailKey: [CRMOwner]], asksAgain run: RunID?,
        _ roster: TargetRoster, in transaction: any SQLTransaction
    ) throws {
        let page = try roster.page(after: cursor, in: transaction)
        self.next = page.next
        let users = page.people.map(\.user)
        let source = question.source
        let keys = try CRMKeyRepository(of: roster.organization).keys(of: users, in: transaction)
        let sights = try OwnerSightRepository(organization: roster.organization, transaction: transaction)
            .of(users, crm: source.crm)
        for person in page.people {
            guard keys[person.user]?.contains(where: { $0.grant == source.grant }) == true else { continue }
            guard let crmUser = owners[person.email].flatMap({ OwnerResolution.decide($0).user }) else { continue }
            let known = sights[person.user]
            if let known, !question.isToAsk(for: crmUser, known: known, asksAgain: run) {
                self.known.append(known)
            } else {
                asks.append(SightAsk(user: person.user, crmUser: crmUser, before: known))
            }
        }
    }
}
