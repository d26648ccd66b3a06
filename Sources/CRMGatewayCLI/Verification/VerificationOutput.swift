import CRMGateway
import Verification
import Workspace

/// Where a verification is written: to standard output, or to a file with the summary on standard output.
struct VerificationOutput {
    let gateway: OpenGateway
    let format: OutputFormat
    let file: ExportFile?
    let showsAll: Bool

    /// People whose own results are read at once.
    static let peoplePageMax = 50

    /// Writes a report, page by page.
    func write(_ report: VerificationReport, about name: String, as actor: Actor) async throws {
        do {
            var writer = format.writer(
                report, about: name, style: file == nil ? gateway.console.style : .plain, showsAll: showsAll)
            try put(writer.begin())
            if needsPeople(report) {
                var cursor: UserID?
                repeat {
                    let page = try await gateway.gateway.verification.people(
                        of: report.run, after: cursor, limit: Self.peoplePageMax, as: actor)
                    let emails = try await gateway.emails(of: page.elements.map(\.user), as: actor)
                    for person in page.elements { try put(writer.add(person, named: emails[person.user])) }
                    cursor = page.next
                } while cursor != nil
            }
            try put(writer.end())
            try file?.finish()
        } catch {
            file?.discard()
            throw error
        }
        if file != nil { tellSummary(report, about: name) }
    }

    /// People read findings alone: where there is none, nobody's results are fetched.
    private func needsPeople(_ report: VerificationReport) -> Bool {
        guard format == .table, !showsAll else { return true }
        return report.own.failed + report.own.notChecked + report.own.warnings > 0
    }

    private func put(_ text: String) throws {
        guard !text.isEmpty else { return }
        if let file { try file.write(text) } else { gateway.console.put(text) }
    }

    private func tellSummary(_ report: VerificationReport, about name: String) {
        let text = VerificationText(report: report, name: name, style: gateway.console.style, showsAll: false)
        gateway.console.put(text.begin() + text.end())
    }
}
