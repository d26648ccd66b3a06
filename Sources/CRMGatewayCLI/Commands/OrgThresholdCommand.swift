import ArgumentParser
import CRMGateway
import Workspace

/// Shows or sets the threshold of bulk changes.
struct OrgThresholdCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "threshold", abstract: "Show or set beyond how many people a second person has to approve.",
        discussion: """
            Removals, changes of roles and of seats are counted over 24 hours, each kind by itself. Passing either the \
            count or the share parks the act. Letting more pass than now is parked itself (exit code 6).

            EXAMPLE
              crm-gateway org threshold --people 10 --percent 20
            """)

    @Option(help: "Beyond how many people, 0 to 1000000.") var people: Int?
    @Option(help: "Beyond which share of the organization in percent, 0 to 100; 100 leaves the count alone.")
    var percent: Int?
    @Flag(help: "Turn it off.") var off = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        guard !off || (people == nil && percent == nil) else {
            throw ValidationError("Give --off, or --people and --percent")
        }
        guard percent == nil || people != nil else { throw ValidationError("--percent needs --people") }
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let service = gateway.gateway.people
        guard off || people != nil else { return CommandResult(Self.report(try await service.threshold(as: actor))) }
        let next = try people.map { people throws(InvalidValue) in
            try BulkThreshold(people: people, percent: percent ?? 100)
        }
        return try await gateway.result(of: try await service.setThreshold(next, as: actor)) { Self.report($0) }
    }

    private static func report(_ threshold: BulkThreshold?) -> FactsReport {
        guard let threshold else { return FactsReport(["No threshold: nothing is parked."], ["threshold": .null]) }
        return FactsReport(
            ["Parked: beyond \(threshold.people) people, or beyond \(threshold.percent) percent, within 24 hours."],
            ["threshold": ["people": .count(threshold.people), "percent": .count(threshold.percent)]])
    }
}
