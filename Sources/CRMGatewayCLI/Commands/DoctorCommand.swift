import ArgumentParser
import CRMGateway
import Verification
import Workspace

/// Answers what admins ask about a person.
struct DoctorCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Answer what admins ask about a person: why, whose it is, and what to do.",
        discussion: """
            Looks at what is stored, and asks no CRM; writebacks are proved by: crm-gateway verify. What is granted apart \
            from any sync, and what is the person's own to connect, is named as such.

            Ends with 5 where a question applies, with 4 where one that was named couldn't be told, otherwise with 0.

            QUESTIONS
            \(DoctorSymptom.allCases.map { "  \($0.rawValue): \($0.question)" }.joined(separator: "\n"))

            EXAMPLE
              crm-gateway doctor bob@example.com --question no_drafts --as ann@example.com
            """)

    @Argument(help: "The person's email address.") var email: String
    @Option(help: ArgumentHelp("Only this question; repeat it for several.", valueName: "name")) var question:
        [String] =
            []
    @Flag(help: "Show the evidence of every answer; by default of those that apply or couldn't be told.") var all =
        false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let named = try symptoms()
        let actor = try await gateway.actor()
        let report = try await gateway.gateway.doctor(
            email: email, asking: named.isEmpty ? Set(DoctorSymptom.allCases) : named, as: actor)
        return CommandResult(
            DoctorReportLines(email: email, report: report, showsAll: all || !named.isEmpty),
            ExitStatus(report, named: named))
    }

    /// The questions that were named.
    private func symptoms() throws(CommandFailure) -> Set<DoctorSymptom> {
        var found: Set<DoctorSymptom> = []
        for name in question {
            guard let symptom = DoctorSymptom(rawValue: name.lowercased()) else {
                throw CommandFailure(
                    .usage, code: "question_unknown", rule: "VER-8", "There is no question \"\(name.prefix(40))\".",
                    nextStep: "Name one of: \(DoctorSymptom.allCases.map(\.rawValue).joined(separator: ", ")).",
                    field: "question")
            }
            found.insert(symptom)
        }
        return found
    }
}
