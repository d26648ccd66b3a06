import ArgumentParser
import CRMGateway
import ConnectorKit
import Verification
import Workspace

/// For whom, and what, a verification is made.
struct VerifyArguments: ParsableArguments {
    @Option(help: ArgumentHelp("One user.", valueName: "email")) var target: String?
    @Option(help: ArgumentHelp("A whole team.", valueName: "name")) var team: String?
    @Option(help: ArgumentHelp("Only this CRM; repeat it for several.", valueName: "name")) var crm: [String] = []
    @Option(
        help: ArgumentHelp(
            "Only this check, or the checks of this first word; repeat it for several. See: verify checks.",
            valueName: "name"))
    var check: [String] = []
    @Option(help: ArgumentHelp("How writebacks are proved: temporary, designated or read-only.", valueName: "mode"))
    var mode = ProbeMode.temporary.argument
    @Flag(
        name: .customLong("as-user"),
        help: "Prove writebacks as the people themselves, where the CRM lets a key act for others.")
    var asUser = false
    @Flag(
        name: .customLong("change-owner"),
        help: "With designated records: change their owner too, and put it back.")
    var changeOwner = false

    func validate() throws {
        guard (target == nil) != (team == nil) else {
            throw ValidationError("Name either --target EMAIL or --team NAME")
        }
        let mode = try Self.mode(mode)
        guard !changeOwner || mode == .designated else {
            throw ValidationError("--change-owner needs --mode designated")
        }
    }

    /// The mode of that name.
    static func mode(_ name: String) throws(ValidationError) -> ProbeMode {
        let known = ProbeMode.allCases.map(\.argument)
        guard let mode = ProbeMode.allCases.first(where: { $0.argument == name.lowercased().replacing("_", with: "-") })
        else { throw ValidationError("The mode has to be one of: \(known.joined(separator: ", "))") }
        return mode
    }

    /// What is asked of the library.
    func request(in gateway: OpenGateway, as actor: Actor) async throws -> VerifyRequest {
        let crms = crm.isEmpty ? nil : Set(try crm.map { try gateway.crm($0) })
        let checks = check.isEmpty ? nil : Set(try Self.checks(check))
        return VerifyRequest(
            scope: try await scope(in: gateway, as: actor), crms: crms, checks: checks, mode: try Self.mode(mode),
            changesOwner: changeOwner, asTargets: asUser)
    }

    /// The checks of these names.
    static func checks(_ names: [String]) throws(CommandFailure) -> [CheckID] {
        let checks = names.map { CheckID(rawValue: $0.lowercased()) }
        if let unknown = checks.first(where: { CheckCatalog.named($0).isEmpty }) {
            throw CommandFailure(
                .usage, code: "check_unknown", rule: "VER-1", "There is no check \"\(unknown.rawValue.prefix(60))\".",
                nextStep: "Name one of: \(CheckCatalog.all.map(\.id.rawValue).joined(separator: ", ")); "
                    + "or the first word of several.", field: "check")
        }
        return checks
    }

    private func scope(in gateway: OpenGateway, as actor: Actor) async throws -> SyncScope {
        // Not by the directory, whose rules are others: what is refused here is a verification (ACC-10, ACC-12).
        let verification = gateway.gateway.verification
        if let team { return try await verification.scope(teamNamed: team, as: actor) }
        return try await verification.scope(email: target ?? "", as: actor)
    }
}
