import ConnectorKit
import SQLStore
import Workspace

/// Somebody for whom a CRM is asked to show owner properties.
struct SightAsk: Hashable, Sendable {
    /// The person.
    let user: UserID
    /// Their CRM user.
    let crmUser: CRMUserID
    /// What an earlier sync found, to this or to another question.
    let before: OwnerSightRow?

    /// Whether an earlier sync found that they see all that the question asks for.
    func saw(_ question: SightQuestion) -> Bool {
        before.map { $0.state == "visible" && !question.isToAsk(for: crmUser, known: $0, asksAgain: nil) } ?? false
    }
}
