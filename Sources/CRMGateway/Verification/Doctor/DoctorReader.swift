import ConnectorKit
import Foundation
import SQLStore
import Verification
import Workspace

/// Gathers what the doctor has to know of a person, inside one transaction.
struct DoctorReader {
    let authority: Authority
    let transaction: any SQLTransaction
    /// Whether the database isn't the anchored one (SEC-8).
    let isRestored: Bool

    var organization: OrganizationID { authority.actor.organization }

    init(_ authority: Authority, _ transaction: any SQLTransaction, isRestored: Bool) {
        self.authority = authority
        self.transaction = transaction
        self.isRestored = isRestored
    }

    /// Who has that address, or had it before they were removed.
    func user(_ email: EmailAddress) throws -> UserID? {
        let users = UserRepository(organization: organization, transaction: transaction)
        if let present = try users.byEmail(email) { return present.id }
        return try DoctorRepository(organization: organization, transaction: transaction).removed(email)
    }

    /// The answers about somebody; values of records are hidden from who isn't an admin (ACC-12).
    func report(of user: UserID?, _ symptoms: Set<DoctorSymptom>) throws -> DoctorReport {
        let facts: DoctorFacts? = try user.flatMap { try self.facts(of: $0) }
        let answers: [DoctorAnswer] = DoctorRules.answers(facts, asked: symptoms)
        let mayReadAll = AccessRules.refusal(of: .verifyOthers, by: authority) == nil
        let shown = mayReadAll ? answers : answers.map { $0.masked }
        return DoctorReport(
            user: facts == nil ? nil : user, at: Date(milliseconds: transaction.now), answers: shown)
    }

    /// What is known; `nil` where the organization has nobody of that id.
    func facts(of user: UserID) throws -> DoctorFacts? {
        guard let person = try person(user) else { return nil }
        var facts = DoctorFacts(person: person)
        guard person.standing.isPresent else { return facts }
        facts.mail = try mail(of: user)
        facts.keys = try keys(of: user)
        facts.sourceAccounts = try sourceAccounts()
        facts.settings = try settings(of: user)
        facts.changes = try changes(of: user)
        facts.moves = try DoctorRepository(organization: organization, transaction: transaction)
            .moves(of: user, operation: AuditOperation.teamMembersMove.rawValue, limit: Self.movesMax)
            .map(Date.init(milliseconds:))
        facts.syncs = try syncs(of: user, teams: Set(person.standing.memberships.map(\.team)))
        facts.verifications = try verifications(of: user)
        return facts
    }

    /// Moves that are looked at.
    static let movesMax = 10

    private func person(_ user: UserID) throws -> DoctorPerson? {
        let people = PeopleRepository(organization: organization, transaction: transaction)
        let users = UserRepository(organization: organization, transaction: transaction)
        guard let standing = try people.standings(of: [user])[user], let account = try users.byID(user) else {
            return nil
        }
        var person = DoctorPerson(standing: standing, email: account.email.text, removedAt: account.endedAt)
        guard standing.isPresent else {
            person.restorableUntil = try restorableUntil(user)
            return person
        }
        let teams = TeamRepository(organization: organization, transaction: transaction)
        for membership in standing.memberships {
            person.teamNames[membership.team] = try teams.byID(membership.team)?.name.text
        }
        person.leaders = try DoctorRepository(organization: organization, transaction: transaction)
            .leaders(of: standing.memberships.map(\.team))
        person.organizationAdmin = try OrganizationRepository(organization: organization, transaction: transaction)
            .find()?.admin
        person.hasDestination = try !teams.destinations(
            of: user, matching: SearchText(nil), after: nil, limit: 1
        ).isEmpty
        person.approvalRule = try approvalRule(removing: user)
        return person
    }

    private func restorableUntil(_ user: UserID) throws -> Date? {
        let removals = RemovalRepository(organization: organization, transaction: transaction)
        guard let removal = try removals.last(of: user), removal.state == .restorable else { return nil }
        return Date(milliseconds: removal.restorableUntil)
    }

    /// Why removing one person more waits for a second one (TEAM-10).
    private func approvalRule(removing user: UserID) throws -> String? {
        let acts = BulkActRepository(organization: organization, transaction: transaction)
        guard let threshold = try acts.threshold().threshold else { return nil }
        let begin = transaction.now - BulkThreshold.windowMilliseconds
        let waits = BulkRules.mustWait(
            [user], counted: try acts.counted(.removal, after: begin), of: try acts.size(after: begin),
            under: threshold)
        return waits
            ? "beyond \(threshold.people) people, or \(threshold.percent) percent, within 24 hours, another has to agree."
            : nil
    }

    private func mail(of user: UserID) throws -> DoctorMail? {
        let mails = MailOutboxRepository(organization: organization, transaction: transaction)
        return try mails.latest(of: user).map { row in
            let status = MailStatus(row, isParked: isRestored)
            return DoctorMail(
                state: status.state, isParked: status.isParked, attempts: status.attempts, reason: status.reason,
                at: status.updatedAt)
        }
    }
}
