import Foundation
import Workspace

/// Whether the person is there, can be removed, can be moved.
extension DoctorRules {
    /// The same for whoever isn't in the organization, wherever else they may be (ACC-4).
    static let absent = DoctorAnswer(
        .personMissing, .applies, "The organization has nobody like that.",
        nextStep: "Check the address; or provision them: crm-gateway provision.")

    static func removed(_ person: DoctorPerson) -> DoctorAnswer {
        var evidence: [Evidence] = []
        if let at = person.removedAt { evidence.append(Evidence("removed", text(at))) }
        guard let until = person.restorableUntil else {
            return DoctorAnswer(
                .personMissing, .applies, "They were removed, and the removal can't be taken back any more.",
                evidence: evidence, nextStep: "Provision them anew: crm-gateway provision.")
        }
        evidence.append(Evidence("restorable until", text(until)))
        return DoctorAnswer(
            .personMissing, .applies, "They were removed from the organization.", evidence: evidence,
            nextStep: "Have a super admin take it back: crm-gateway user restore; or provision them anew.")
    }

    static func present(_ person: DoctorPerson) -> DoctorAnswer {
        let standing = person.standing
        return DoctorAnswer(
            .personMissing, .doesNotApply, "They are in the organization.",
            evidence: [
                Evidence("role", standing.role.rawValue), Evidence("seat", standing.seat.rawValue),
                Evidence("teams", teams(of: person)),
            ])
    }

    static func dashboard(_ person: DoctorPerson) -> DoctorAnswer {
        guard person.standing.hasDashboard else {
            return DoctorAnswer(
                .dashboardMissing, .applies,
                "They have no dashboard: their set-up isn't finished, and nothing can be synced.",
                evidence: [Evidence("rule", "SET-8")],
                nextStep: "Finish their set-up: crm-gateway user finish-setup \(person.email).")
        }
        return DoctorAnswer(.dashboardMissing, .doesNotApply, "They have a dashboard.")
    }

    static func removal(_ person: DoctorPerson) -> DoctorAnswer {
        if let refusal = RemovalRules.refusal(of: person.standing) {
            let led = person.standing.leads.map { person.teamNames[$0] ?? $0.rawValue }
            return DoctorAnswer(
                .removalBlocked, .applies, refusal.message,
                evidence: [Evidence("rule", refusal.rule)] + led.map { Evidence("leads", $0) },
                nextStep: step(against: refusal, led, person))
        }
        if let rule = person.approvalRule {
            return DoctorAnswer(
                .removalBlocked, .applies, "Removing them waits for a second person's approval: \(rule)",
                evidence: [Evidence("rule", "TEAM-10")],
                nextStep: "Ask for the removal, and have another super admin approve it: crm-gateway runs approve.")
        }
        let isOnlyTeam = person.standing.memberships.count == 1
        return DoctorAnswer(
            .removalBlocked, .doesNotApply,
            isOnlyTeam
                ? "A super admin can remove them entirely; from their only team they can only be moved (TEAM-5)."
                : "A super admin can remove them.",
            evidence: [Evidence("teams", teams(of: person))])
    }

    static func destination(_ person: DoctorPerson) -> DoctorAnswer {
        let evidence = [Evidence("teams", teams(of: person))]
        guard person.hasDestination else {
            return DoctorAnswer(
                .noDestinationTeam, .applies, "The organization has no team that they aren't on.", evidence: evidence,
                nextStep: "Make a team: crm-gateway team create NAME --primary-admin EMAIL.")
        }
        return DoctorAnswer(
            .noDestinationTeam, .doesNotApply, "There is a team that they aren't on.", evidence: evidence)
    }

    private static func teams(of person: DoctorPerson) -> String {
        let words = person.standing.memberships.map { membership in
            let name = person.teamNames[membership.team] ?? membership.team.rawValue
            return "\(name) (\(membership.position.rawValue))"
        }
        return words.isEmpty ? "none" : words.sorted().joined(separator: ", ")
    }

    private static func step(against refusal: Refusal, _ led: [String], _ person: DoctorPerson) -> String {
        if person.standing.isOrganizationAdmin { return "\(refusal.nextStep) crm-gateway org admin EMAIL" }
        return led.map { "crm-gateway team swap-primary \"\($0)\" EMAIL" }
            .reduce(refusal.nextStep) { "\($0) \($1)" }
    }
}
