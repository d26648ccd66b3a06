import ConnectorKit
import Foundation
import SQLStore
import Workspace

/// What an account's record types are, for each who holds its key: read before anything is written.
struct RecordTypeReadings: Sendable {
    /// As the key's user sees them; `nil` where they couldn't be read.
    var key: RecordTypeView?
    /// The email of the key's user, for telling whether that is the target.
    var keyEmail: EmailKey?
    /// As the targets themselves see them, where they were read so.
    var own: [UserID: RecordTypeView] = [:]
    /// Why a target couldn't be read as, though the key may act for others.
    var failures: [UserID: CRMFailure] = [:]
    /// The documents behind the views, by hash.
    var documents: [String: String] = [:]
    /// What is told of them.
    var outcome: RecordTypeOutcome

    init(outcome: RecordTypeOutcome) {
        self.outcome = outcome
    }

    /// What is somebody's, who is this CRM user; `nil` where nothing could be read.
    func view(of person: TargetPerson, as user: CRMUserID?) -> (view: RecordTypeView, sight: RecordTypeSight)? {
        if let own = own[person.user] { return (own, .own) }
        guard let key else { return nil }
        // The id alone could be another kind of id: a vendor may name a user by one and an owner by another.
        let isSelf = user != nil && user == key.viewer && person.email == keyEmail
        return (key, isSelf ? .own : .key)
    }
}
