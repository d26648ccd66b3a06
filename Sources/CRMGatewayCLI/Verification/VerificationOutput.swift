import CRMGateway
import ConnectorKit
import Verification
import Workspace

/// Where a verification is written: to standard output, or to a file with the summary on standard output.
struct VerificationOutput {
    let gateway: OpenGateway
    let format: OutputFormat
    let file: ExportFile?
    let showsAll: Bool

    /// People whose own results are kept in memory at once.
    static let peoplePageMax = 50

    /// Writes a report: people by email, as a sync's outcome has them, a few at a time.
    func write(_ report: VerificationReport, about name: String, as actor: Actor) async throws {
        do {
            var writer = format.writer(
                report, about: name, style: file == nil ? gateway.console.style : .plain, showsAll: showsAll)
            try put(writer.begin())
            let people = try await people(toldOf: report, as: actor)
            for part in stride(from: 0, to: people.count, by: Self.peoplePageMax) {
                let named = people[part..<min(part + Self.peoplePageMax, people.count)]
                let found = try await gateway.gateway.verification.people(
                    named.map(\.user), of: report.run, as: actor)
                let names = Dictionary(named.map { ($0.user, $0.email) }, uniquingKeysWith: { first, _ in first })
                for person in found { try put(writer.add(person, named: names[person.user] ?? nil)) }
            }
            try put(writer.end())
            try file?.finish()
        } catch {
            file?.discard()
            throw error
        }
        if file != nil { tellSummary(report, about: name) }
    }

    /// Whom the report tells of, by email; of nobody more than that is kept.
    private func people(
        toldOf report: VerificationReport, as actor: Actor
    ) async throws -> [(user: UserID, email: String?)] {
        guard needsPeople(report) else { return [] }
        var users: [UserID] = []
        var cursor: UserID?
        repeat {
            let page = try await gateway.gateway.verification.people(
                of: report.run, after: cursor, limit: Verifications.pageMax, as: actor)
            users += page.elements.filter { isTold($0, report) }.map(\.user)
            cursor = page.next
        } while cursor != nil
        let emails = try await gateway.emails(of: users, as: actor)
        let keys = emails.mapValues { EmailKey(comparing: $0).rawValue }
        return users.sorted { (keys[$0] ?? $0.rawValue) < (keys[$1] ?? $1.rawValue) }.map { ($0, emails[$0]) }
    }

    /// People read findings alone: where there is none, nobody's results are fetched, unless nothing applies to anybody.
    private func needsPeople(_ report: VerificationReport) -> Bool {
        guard format == .table, !showsAll, !VerificationText.isInapplicable(report) else { return true }
        return report.own.failed + report.own.notChecked + report.own.warnings > 0
    }

    private func isTold(_ person: PersonReport, _ report: VerificationReport) -> Bool {
        guard format == .table, !showsAll, !VerificationText.isInapplicable(report) else { return true }
        return VerificationText.hasFinding(person, report)
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
