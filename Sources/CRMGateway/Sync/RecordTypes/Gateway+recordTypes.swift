public import ConnectorKit
import Foundation
import SQLStore
public import Workspace

extension Gateway {
    /// The record types that a sync stored for a person; `nil` where there are none: no key, or a CRM without such things
    /// (SYNC-7). The person themselves, or an admin.
    ///
    /// - Throws: `GatewayError` `user_not_found`, or the rule that refused.
    public func recordTypes(of user: UserID, crm: CRMID, as actor: Actor) async throws -> UserRecordTypes? {
        let calls = GuardedCalls(store: store, audit: audit)
        let subjects: AuditSubjects = ["user": [user.rawValue], "crm": [crm.rawValue]]
        return try await calls.read(.recordTypesRead, as: actor, subjects: subjects) { authority, transaction in
            if let refusal = AccessRules.mayLookUp(authority, user) { throw refusal }
            let users = UserRepository(organization: actor.organization, transaction: transaction)
            guard let person = try users.byID(user), person.isPresent else { throw GatewayError.userNotFound }
            let repository = RecordTypeRepository(of: actor.organization)
            guard let link = try repository.link(of: user, crm: crm, in: transaction),
                let content = try repository.content(link.hash, in: transaction)
            else { return nil }
            return try UserRecordTypes(link, content)
        }
    }

    /// Deletes documents of record types that are nobody's any more, and that no undo within its window could give back.
    /// `GatewayUpkeep` calls this each hour. For the host, across organizations; it takes nothing from anybody, so there is
    /// neither actor nor audit entry.
    ///
    /// - Returns: how many were deleted.
    @discardableResult
    public func collectRecordTypes() async throws -> Int {
        let window = runs.undoWindow.milliseconds
        var all = 0
        while true {
            do {
                let count = try await store.write { transaction in
                    try RecordTypeRepository.collect(
                        before: transaction.now - window, limit: RecordTypeLimits.collectedAtOnceMax, in: transaction)
                }
                all += count
                if count < RecordTypeLimits.collectedAtOnceMax { return all }
            } catch {
                throw GatewayError(reading: error)
            }
        }
    }
}

extension UserRecordTypes {
    fileprivate init(_ link: RecordTypeLinkRow, _ content: String) throws {
        self.init(
            user: link.user, crm: link.crm, account: link.account, key: link.key, viewer: link.viewer,
            sight: RecordTypeSight(rawValue: link.sight) ?? .key, run: link.run,
            readAt: Date(timeIntervalSince1970: Double(link.readAt) / 1_000),
            types: try RecordTypeDocument.types(in: content))
    }
}
