/// What isn't the gateway's: granted apart (ACC-8), or the person's own (ACC-9).
extension DoctorRules {
    static func grantedApart(_ symptom: DoctorSymptom) -> DoctorAnswer {
        let what = symptom == .cannotSeeReport ? "Reporting access" : "Meeting access"
        return DoctorAnswer(
            symptom, .grantedApart,
            "\(what) is granted in the workspace, apart from any sync: the gateway neither reads nor changes it.",
            evidence: [Evidence("rule", "ACC-8")],
            nextStep: "Have an admin of the workspace grant it, with the person's role and team in view.")
    }

    static func personal(_ symptom: DoctorSymptom) -> DoctorAnswer {
        let what = symptom == .calendarNotConnected ? "calendar" : "notetaker"
        return DoctorAnswer(
            symptom, .personal,
            "A \(what) is a personal connection: no sync reads, copies or changes it.",
            evidence: [Evidence("rule", "ACC-9")],
            nextStep: "Ask the person to connect their own \(what) in the workspace.")
    }
}
