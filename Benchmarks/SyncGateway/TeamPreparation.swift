import CRMGateway
import ConnectorKit
import Foundation
import Measuring
import Workspace

/// Makes a store with a team, and keys of the organization admin's to the mocks.
struct TeamPreparation {
    let folder: String
    let mocks: String
    let members: String
    /// `show-members` where owner properties are shown to every member; `CRM=WAY` for another way than the usual one.
    let wishes: [String]

    /// How many people one call makes.
    static let batchMax = 1_000

    func run() async throws {
        guard let count = Int(members), count > 0 else { throw BenchmarkError(text: "MEMBERS is a number above 0") }
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let lines = try MockLine.all(in: mocks)
        let stage = try await Stage(folder: folder, mocks: lines, isNew: true)
        let founded = try await stage.gateway.directory.createOrganization(
            name: "Example", admin: UserDraft(firstName: "Ann", lastName: "Lee", email: "ann@example.com"))
        let admin = Actor.user(founded.admin.id, of: founded.organization.id)
        for line in lines { try await prepare(stage, line, founded.admin.id, admin) }
        try await makeTeam(of: count, stage.gateway, founded.admin.id, admin)
        try await stage.close()
    }

    private func prepare(_ stage: Stage, _ line: MockLine, _ user: UserID, _ admin: Actor) async throws {
        let gateway = stage.gateway
        let crm = try BenchmarkedCRM.named(line.crm)
        try await connect(stage, crm, line, user, admin)
        try await gateway.ownerProperties.choose(
            .dedicated(name: crm.ownerProperty, label: "Gateway owner"), crm: crm.id, object: .deal, as: admin)
        let hides = gateway.connectors[crm.id]?.descriptor.ownerProperties.needsVisibility == true
        guard hides, wishes.contains("show-members") else { return }
        try await gateway.ownerProperties.show(to: .everySyncedMember, crm: crm.id, as: admin)
    }

    private func connect(
        _ stage: Stage, _ crm: BenchmarkedCRM, _ line: MockLine, _ user: UserID, _ admin: Actor
    ) async throws {
        let gateway = stage.gateway
        let wished = wishes.first { $0.hasPrefix("\(crm.id)=") }?.split(separator: "=").last
        let way = wished.map { AuthenticationMethod.Kind(rawValue: String($0)) } ?? crm.ways.first
        guard let way, crm.ways.contains(way) else {
            let known = crm.ways.map(\.rawValue).joined(separator: ", ")
            throw BenchmarkError(text: "\(crm.id) is connected here by \(known)")
        }
        switch way {
        case .staticToken:
            guard let token = line.staticToken else { throw BenchmarkError(text: "\(crm.id) has no static token") }
            _ = try await gateway.grants.connectStaticToken(crm.id, token: Secret(token), for: user, as: admin)
        case .authorizationCode:
            try await ConsentPage(gateway: gateway, transport: stage.transport, line: line)
                .connect(crm.id, for: user, as: admin)
        case .jwtBearer, .clientCredentials:
            try await enter(gateway, crm, way, line, user, admin)
        }
    }

    private func enter(
        _ gateway: Gateway, _ crm: BenchmarkedCRM, _ way: AuthenticationMethod.Kind, _ line: MockLine, _ user: UserID,
        _ admin: Actor
    ) async throws {
        let asked = gateway.connectors[crm.id]?.descriptor.authentication.first { $0.kind == way }?.inputs ?? []
        let known = crm.inputs(line).compactMapValues(\.self)
        let inputs = asked.compactMap { input in known[input.name].map { (input.name, Secret($0)) } }
        _ = try await gateway.grants.connect(
            crm.id, by: way, inputs: Dictionary(inputs, uniquingKeysWith: { first, _ in first }), for: user, as: admin)
    }

    private func makeTeam(of count: Int, _ gateway: Gateway, _ lead: UserID, _ admin: Actor) async throws {
        let team = try await gateway.directory.createTeam(name: MeasuredSync.team, primaryAdmin: lead, as: admin)
        for start in stride(from: 1, through: count, by: Self.batchMax) {
            let drafts = (start...min(start + Self.batchMax - 1, count)).map { number in
                UserDraft(
                    firstName: "Given", lastName: "Family", email: String(format: "user%05d@example.com", number))
            }
            _ = try await gateway.directory.createUsers(drafts, team: team.id, as: admin)
        }
    }
}
