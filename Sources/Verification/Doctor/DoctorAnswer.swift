/// The doctor's answer to one question, with evidence and the next step (VER-8).
public struct DoctorAnswer: Hashable, Sendable, Codable {
    /// What was asked.
    public let symptom: DoctorSymptom
    /// Whether it is so.
    public let verdict: DoctorVerdict
    /// One or two sentences for people: why.
    public let explanation: String
    /// What the answer rests on.
    public let evidence: [Evidence]
    /// What to do; `nil` where there is nothing to do.
    public let nextStep: String?

    /// Answers.
    public init(
        _ symptom: DoctorSymptom, _ verdict: DoctorVerdict, _ explanation: String, evidence: [Evidence] = [],
        nextStep: String? = nil
    ) {
        self.symptom = symptom
        self.verdict = verdict
        self.explanation = explanation
        self.evidence = evidence
        self.nextStep = nextStep
    }

    /// The question in words.
    public var question: String { symptom.question }

    /// The same without values of records (ACC-12).
    public var masked: DoctorAnswer {
        DoctorAnswer(symptom, verdict, explanation, evidence: evidence.map(\.masked), nextStep: nextStep)
    }
}
