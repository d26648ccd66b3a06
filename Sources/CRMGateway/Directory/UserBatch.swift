import Foundation
import Workspace

/// Drafts that were checked, as users with ids.
struct UserBatch: Sendable {
    let users: [User]

    /// Checks every draft.
    ///
    /// - Throws: `InvalidValue` of rule PROV-1 or PROV-4; in a batch it names the entry, counted from 1.
    init(_ drafts: [UserDraft], of organization: OrganizationID, ids: IDGenerator) throws(InvalidValue) {
        let now = ids.clock.now
        var users: [User] = []
        users.reserveCapacity(drafts.count)
        var seen: Set<String> = []
        for (index, draft) in drafts.enumerated() {
            do throws(InvalidValue) {
                let user = try Self.user(draft, organization, id: ids.make(), at: now)
                guard seen.insert(user.email.key).inserted else { throw .emailTwice }
                users.append(user)
            } catch {
                throw drafts.count == 1 ? error : error.ofEntry(index + 1)
            }
        }
        self.users = users
    }

    /// - Parameter taken: keys of addresses that belong to users already.
    func check(taken: Set<String>) throws(InvalidValue) {
        guard let index = users.firstIndex(where: { taken.contains($0.email.key) }) else { return }
        throw users.count == 1 ? .emailTaken : .emailTaken.ofEntry(index + 1)
    }

    private static func user(
        _ draft: UserDraft, _ organization: OrganizationID, id: UserID, at now: Date
    ) throws(InvalidValue) -> User {
        guard draft.role != .superAdmin else { throw .superAdminProvisioned }
        return User(
            id: id, organization: organization, email: try EmailAddress(draft.email),
            name: try PersonName(first: draft.firstName, last: draft.lastName), role: draft.role, seat: draft.seat,
            createdAt: now)
    }
}

extension InvalidValue {
    fileprivate static let emailTaken = InvalidValue(
        code: "email_taken", rule: "PROV-4", message: "The email address belongs to a user of the organization.",
        nextStep: "Give another address, or look that user up.", field: "email")

    fileprivate static let emailTwice = InvalidValue(
        code: "email_taken", rule: "PROV-4", message: "The email address is given twice.",
        nextStep: "Leave one of them out.", field: "email")

    fileprivate static let superAdminProvisioned = InvalidValue(
        code: "role_not_provisioned", rule: "PROV-1", message: "A super admin can't be provisioned.",
        nextStep: "Provision an admin; a super admin can promote them then.", field: "role")

    fileprivate func ofEntry(_ number: Int) -> InvalidValue {
        InvalidValue(
            code: code, rule: rule, message: "Entry \(number): \(message)", nextStep: nextStep,
            field: "people[\(number - 1)]" + (field.map { ".\($0)" } ?? ""))
    }
}
