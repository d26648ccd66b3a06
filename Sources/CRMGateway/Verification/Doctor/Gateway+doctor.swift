import SQLStore
public import Verification
public import Workspace

extension Gateway {
    /// Answers what admins ask about a person: why something isn't there, whether it is ours to mend, and what to do (VER-8).
    ///
    /// It reads what is stored, in one transaction, and asks no CRM.
    ///
    /// - Parameters:
    ///   - user: who; people for themselves, admins for everyone (ACC-12).
    ///   - symptoms: the questions; all where none are named. Where the person isn't there, that alone is answered.
    /// - Throws: ``GatewayError`` of rule ACC-1, ACC-12. Somebody who isn't in the organization is an answer,
    ///   ``Verification/DoctorSymptom/personMissing``, the same for any id (ACC-4).
    public func doctor(
        _ user: UserID, asking symptoms: Set<DoctorSymptom> = Set(DoctorSymptom.allCases), as actor: Actor
    ) async throws -> DoctorReport {
        let named: AuditSubjects = ["user": [user.rawValue]]
        return try await GuardedCalls(store: store, audit: audit).read(.doctor, as: actor, subjects: named) {
            [restoring] authority, transaction in
            if let refusal = AccessRules.mayVerify(authority, user) { throw refusal }
            return try DoctorReader(authority, transaction, isRestored: restoring.isRestored(actor.organization))
                .report(of: user, symptoms)
        }
    }

    /// The same of the person with that address; of a removed one too.
    ///
    /// - Throws: as ``doctor(_:asking:as:)``; of rule PROV-4 for what is no address.
    public func doctor(
        email: String, asking symptoms: Set<DoctorSymptom> = Set(DoctorSymptom.allCases), as actor: Actor
    ) async throws -> DoctorReport {
        try await GuardedCalls(store: store, audit: audit).read(.doctor, as: actor) {
            [restoring] authority, transaction in
            let address = Result { () throws(InvalidValue) in try EmailAddress(email) }
            let isOwn = authority.isPresent && authority.user?.email == (try? address.get())
            if !isOwn, let refusal = AccessRules.refusal(of: .verifyOthers, by: authority) { throw refusal }
            let reader = DoctorReader(
                authority, transaction, isRestored: restoring.isRestored(actor.organization))
            return try reader.report(of: try reader.user(try address.get()), symptoms)
        }
    }
}
