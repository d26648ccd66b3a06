import CRMConnectors
import CRMGateway
import ConnectorKit
import CurlTransport
import Logging
import SQLStore
import SQLiteDriver
import Vault
import Verification
import Workspace

/// A gateway of the worker's own, and what it does with it.
struct WorkerDuty: Sendable {
    let settings: WorkerSettings
    let clock: WorkerClock
    let gateway: Gateway
    let actor: Actor
    let crm: CRMID
    let death: SuddenDeath

    init(_ settings: WorkerSettings) async throws {
        self.settings = settings
        crm = CRMID(rawValue: settings.crm)
        let clock = WorkerClock(aheadSeconds: settings.aheadSeconds, reportsPauses: settings.reportsPauses)
        self.clock = clock
        let moments = settings.reportsMoments ? Moments() : nil
        let file = try SQLiteDriver.open(path: settings.database)
        let standStill = StandStill(at: settings.stop)
        let death = SuddenDeath()
        self.death = death
        let store = WatchedStore(store: file, moments: moments, standStill: standStill, death: death)
        guard let origin = Origin(parsing: settings.crmOrigin) else { throw WorkerError(text: "no origin") }
        var network = CurlTransportConfiguration()
        network.allowedPlainOrigins = [origin]
        gateway = try await Gateway(
            configuration: Self.configuration(settings, origin), connectors: .standard, store: store,
            vault: Vault(rootKeys: try FileRootKeyProvider(path: settings.rootKey).rootKeys()),
            transport: WatchedTransport(
                transport: try CurlTransport(network), moments: moments,
                refresh: OperationName(rawValue: settings.refreshOperation), standStill: standStill,
                death: death), clock: clock,
            logger: Logger(label: "worker") { _ in SwiftLogNoOpLogHandler() })
        actor = .user(UserID(rawValue: settings.user), of: OrganizationID(rawValue: settings.organization))
    }

    private static func configuration(_ settings: WorkerSettings, _ origin: Origin) -> GatewayConfiguration {
        let crm = CRMID(rawValue: settings.crm)
        return GatewayConfiguration(
            crmOrigins: [crm: origin],
            oauthApps: [
                crm: OAuthApp(
                    clientID: settings.clientID, clientSecret: Secret(settings.clientSecret),
                    redirectURI: "http://127.0.0.1/callback")
            ])
    }

    /// Carries out a command, and reports. Calls go on behind it, so that the clock can be put forward meanwhile.
    func carryOut(_ command: WorkerCommand) async throws {
        switch command {
        case .call(let count): Task { await call(count) }
        case .ahead(let seconds):
            clock.goForward(bySeconds: seconds)
            Report.isAhead(seconds).send()
        case .sync: try await sync()
        case .resume: try await resume()
        case .verify(let mode): try await verify(mode)
        case .clean: try await clean()
        case .die(let moment): death.choose(moment)
        }
    }

    private func call(_ count: Int) async {
        let failures = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<count { group.addTask { await callOnce() } }
            return await group.reduce(into: [String]()) { failures, failure in
                if let failure { failures.append(failure) }
            }
        }
        Report.called(succeeded: count - failures.count, failures: failures).send()
    }

    /// One caller: what went wrong, if anything.
    private func callOnce() async -> String? {
        guard let user = actor.user else { return "nobody acts" }
        do {
            let connection = try await gateway.connection(of: user, crm: crm, as: actor)
            _ = try await connection.reading.identify()
            return nil
        } catch {
            return "\(error)"
        }
    }

    private func sync() async throws {
        guard let team = settings.team else { throw WorkerError(text: "no team") }
        let handle = try await gateway.syncCRM(to: .team(TeamID(rawValue: team)), as: actor)
        try await report(handle)
    }

    private func resume() async throws {
        let handles = try await gateway.runs.resumeAll()
        for handle in handles { try await report(handle) }
        Report.resumed(runs: handles.count).send()
    }

    private func verify(_ mode: ProbeMode) async throws {
        guard let user = actor.user else { throw WorkerError(text: "nobody acts") }
        let handle = try await gateway.verify(VerifyRequest(scope: .user(user), mode: mode), as: actor)
        try await report(handle)
        Report.passed(requests: death.passed(.afterAnswer), writes: death.passed(.afterCommit)).send()
    }

    private func clean() async throws {
        let left = try await gateway.verification.cleanUp(as: actor)
        Report.cleaned(pending: left.map(\.mark.id)).send()
    }

    private func report(_ handle: RunHandle) async throws {
        let run = try await handle.result()
        let failure =
            (run.outcome?.failure ?? run.verificationFailure).map { "\($0)" }
            ?? run.outcome?.crms.compactMap(\.failure).first.map { "\($0)" }
        Report.ended(run: run.id.rawValue, state: run.state.rawValue, failure: failure).send()
    }
}
