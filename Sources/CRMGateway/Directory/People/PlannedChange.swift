import Workspace

/// A change of people that the rules allow: what it really changes, and what everybody concerned looks like.
struct PlannedChange: Sendable {
    /// As it was asked.
    let act: BulkAct
    /// Everybody who is named.
    let standings: [UserID: PersonStanding]
    /// Who really changes, in the order in which they were named.
    let changing: [UserID]
    /// Who is as asked already.
    let unchanged: [UserID]
    /// The hash of all this, for an approval to hold on to.
    let digest: String

    func standing(_ user: UserID) throws -> PersonStanding {
        guard let standing = standings[user] else { throw Refusal.userNotFound }
        return standing
    }
}
