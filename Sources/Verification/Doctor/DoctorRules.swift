public import Foundation
import Workspace

/// Answers the doctor's questions from what is known (VER-8). Pure.
public enum DoctorRules {
    /// The answers, in the order of ``DoctorSymptom``.
    ///
    /// - Parameters:
    ///   - facts: what is known; `nil` where the organization has nobody like that.
    ///   - asked: the questions.
    public static func answers(
        _ facts: DoctorFacts?, asked: Set<DoctorSymptom> = Set(DoctorSymptom.allCases)
    ) -> [DoctorAnswer] {
        let symptoms = DoctorSymptom.allCases.filter(asked.contains)
        guard let facts else { return [absent] }
        guard facts.person.standing.isPresent else { return [removed(facts.person)] }
        return symptoms.map { answer($0, facts) }
    }

    private static func answer(_ symptom: DoctorSymptom, _ facts: DoctorFacts) -> DoctorAnswer {
        switch symptom {
        case .personMissing: present(facts.person)
        case .dashboardMissing: dashboard(facts.person)
        case .inviteNeverArrived: invite(facts)
        case .noKeysCopied: noKeys(facts)
        case .crmLooksEmpty: emptyCRM(facts)
        case .writebackFails: writeback(facts)
        case .noDrafts: drafts(facts)
        case .templatesChanged: templates(facts)
        case .wrongSource: source(facts)
        case .movedTeams: moved(facts)
        case .localSettingLost: lostSetting(facts)
        case .cannotSeeMeeting, .cannotSeeReport: grantedApart(symptom)
        case .notetakerNotConnected, .calendarNotConnected: personal(symptom)
        case .removalBlocked: removal(facts.person)
        case .noDestinationTeam: destination(facts.person)
        }
    }

    /// Moments as people and programs read them.
    public static func text(_ moment: Date) -> String {
        moment.formatted(.iso8601)
    }

    /// `a`, `a and b`, `a, b and c`.
    static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}
