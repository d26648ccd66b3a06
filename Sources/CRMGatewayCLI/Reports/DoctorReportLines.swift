import CRMGateway
import Verification
import Workspace

/// The doctor's answers: what applies first, then what isn't the gateway's, then what doesn't apply.
struct DoctorReportLines: Report {
    let email: String
    let report: DoctorReport
    /// Whether evidence is shown of every answer.
    let showsAll: Bool

    var lines: [String] {
        let sections = [[headline]] + told + [others]
        return Array(sections.filter { !$0.isEmpty }.joined(separator: [""])).map(PrintableText.of)
    }

    private var headline: String {
        let count = report.applying.count
        guard count > 0 else { return "\(email): nothing of what was asked applies." }
        let questions = VerificationText.count(report.answers.count, "question", "questions")
        return "\(email): \(count) of \(questions) \(count == 1 ? "applies" : "apply")."
    }

    /// Answers with their evidence, those that apply first.
    private var told: [[String]] {
        let order: [DoctorVerdict] = [.applies, .cannotTell, .grantedApart, .personal, .doesNotApply]
        return order.flatMap { verdict in
            report.answers.filter { $0.verdict == verdict && isTold($0) }.map(Self.paragraph)
        }
    }

    private func isTold(_ answer: DoctorAnswer) -> Bool {
        showsAll || answer.verdict == .applies || answer.verdict == .cannotTell
    }

    /// The other answers, one line each.
    private var others: [String] {
        TextTable(
            "question", "answer",
            rows: report.answers.filter { !isTold($0) }.map { [$0.question, "\($0.verdict.words) \($0.explanation)"] }
        ).lines
    }

    private static func paragraph(_ answer: DoctorAnswer) -> [String] {
        ["\(answer.question) \(answer.verdict.words)", "  \(answer.explanation)"]
            + answer.evidence.map { "  - \($0.label): \($0.value)" }
            + (answer.nextStep.map { ["  Next: \($0)"] } ?? [])
    }

    var json: JSONValue {
        [
            "email": .text(email), "user": .optional(report.user?.rawValue), "at": .time(report.at),
            "applying": .count(report.applying.count), "answers": .list(report.answers.map(\.json)),
        ]
    }
}

extension DoctorVerdict {
    /// The answer in words.
    fileprivate var words: String {
        switch self {
        case .applies: "Yes."
        case .doesNotApply: "No."
        case .grantedApart: "Granted apart."
        case .personal: "Theirs to connect."
        case .cannotTell: "Can't be told."
        }
    }
}

extension DoctorAnswer {
    fileprivate var json: JSONValue {
        [
            "symptom": .text(symptom.rawValue), "question": .text(question), "verdict": .text(verdict.rawValue),
            "explanation": .text(explanation), "next_step": .optional(nextStep),
            "evidence": .list(evidence.map(\.json)),
        ]
    }
}

extension Evidence {
    /// For programs.
    var json: JSONValue {
        ["label": .text(label), "value": .text(value), "is_record_value": .bool(isRecordValue)]
    }
}
