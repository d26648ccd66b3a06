import Foundation
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// One CRM's mock on a port of this machine.
///
/// ```swift
/// let server = try await MockServer.start(vendor: HubSpotMock())
/// server.inject(.status(503), on: .operation("hubspot.owners.list"))
/// // … send requests to server.baseURL with server.credentials …
/// await server.stop()
/// ```
/// What a request changes is there when its answer arrives. Requests are handled one at a time.
public final class MockServer: Sendable {
    /// Bytes of the largest request body that is taken; a larger one is answered with 413.
    public static let requestBytesMax = 8 * 1024 * 1024

    /// The vendor's word, such as `hubspot`.
    public let crm: String
    /// Where it listens, such as `http://127.0.0.1:49152`, without a slash at the end.
    public let baseURL: String
    /// The port it listens on.
    public let port: Int
    /// Working keys of the account.
    public let credentials: MockCredentials
    /// The bearer that the paths under `/_mock/` need; another one at each start.
    public let controlToken: String
    /// The time the mock lives by.
    public let clock: MockClock
    /// What it was asked.
    public let journal: RequestJournal

    private let engine: any MockEngine
    private let group: ServiceGroup
    private let running: Task<Void, any Error>

    /// How long requests that are under way at the end may take.
    private static let graceMax: Duration = .milliseconds(250)

    private init(
        crm: String, host: String, port: Int, engine: any MockEngine, control: ControlPlane,
        group: ServiceGroup, running: Task<Void, any Error>
    ) {
        self.crm = crm
        self.port = port
        self.baseURL = Self.address(host: host, port: port)
        self.engine = engine
        credentials = engine.credentials
        controlToken = control.token
        clock = control.clock
        journal = control.journal
        self.group = group
        self.running = running
    }

    /// Starts a mock and returns once it listens.
    /// - Parameters:
    ///   - vendor: The vendor's mock.
    ///   - profile: Which kind of account to imitate.
    ///   - clock: The time to live by; by default the real one, which can be put forward.
    ///   - host: A loopback address or `localhost`.
    ///   - port: The port; 0 takes a free one.
    ///   - journalFile: A file that gets one JSON line per request, and is emptied first.
    /// - Throws: ``MockServerError``, or what the vendor finds wrong with its seed.
    public static func start(
        vendor: some MockVendor, profile: MockProfile = .production, clock: MockClock = MockClock(),
        host: String = "127.0.0.1", port: Int = 0, journalFile: String? = nil
    ) async throws -> MockServer {
        guard isLoopback(host) else { throw MockServerError.hostNotLoopback(host) }
        let journal = RequestJournal(file: try journalFile.map(emptyFile))
        let slot = EngineSlot()
        let (boundPort, group, running) = try await listen(
            MockResponder(slot: slot), clock: clock, host: host, port: port)
        do {
            let start = MockStart(profile: profile, clock: clock, baseURL: address(host: host, port: boundPort))
            let engine = try VendorEngine(vendor, start: start, journal: journal)
            let control = ControlPlane(
                engine: engine, journal: journal, clock: clock, token: "control-" + TokenText.random(40))
            slot.fill(engine, control: control)
            return MockServer(
                crm: vendor.crm, host: host, port: boundPort, engine: engine, control: control,
                group: group, running: running)
        } catch {
            running.cancel()
            throw error
        }
    }

    /// Plans a fault for requests that match; `times: nil` shows it until ``clearFaults()``.
    public func inject(_ fault: Fault, on match: FaultMatch = .any, times: Int? = 1) {
        engine.inject(fault, match: match, times: times)
    }

    /// Drops every planned fault.
    public func clearFaults() { engine.clearFaults() }

    /// What the account holds, without tokens; the shape is the vendor's own, see its README.
    public func state() -> JSON { engine.state() }

    /// Puts the mock's clock forward: tokens expire, windows pass, the search index catches up.
    public func advanceClock(by duration: Duration) { clock.advance(by: duration) }

    /// Changes the account, as a person in the vendor's pages would.
    /// - Throws: ``MockChangeError`` when it can't be done.
    public func change(_ change: AccountChange) throws { try engine.apply(change) }

    /// Makes the account anew from its seed: faults and journal are empty, the clock is right, credentials stay.
    public func reset() throws { try engine.reset() }

    /// Ends the server and every open connection.
    ///
    /// It stops listening first, and lets what it has accepted come to its handlers: a connection that is dropped
    /// between the two ends the process. Only then are requests that are still held (stalled ones, say) cut off.
    public func stop() async {
        await group.triggerGracefulShutdown()
        let cutOff = Task { [running] in
            try await Task.sleep(for: Self.graceMax)
            running.cancel()
        }
        _ = await running.result
        cutOff.cancel()
    }

    /// What `crm-mock` prints at the start: one JSON object with address and keys.
    ///
    /// `username` and `private_key` stand in it only for vendors that have them.
    public var startLine: JSON {
        var line: JSON = [
            "crm": .string(crm),
            "base_url": .string(baseURL),
            "access_token": .optional(credentials.accessToken),
            "refresh_token": .optional(credentials.refreshToken),
            "client_id": .optional(credentials.clientID),
            "client_secret": .optional(credentials.clientSecret),
            "instance_url": .optional(credentials.instanceURL),
            "expired_access_token": .optional(credentials.expiredAccessToken),
            "user_email": .optional(credentials.userEmail),
            "static_token": .optional(credentials.staticToken),
            "control_token": .string(controlToken),
        ]
        line["username"] = credentials.username.map { .string($0) }
        line["private_key"] = credentials.privateKey.map { .string($0) }
        return line
    }
}

extension MockServer {
    private static func isLoopback(_ host: String) -> Bool {
        ["127.0.0.1", "::1", "localhost"].contains(host)
    }

    private static func address(host: String, port: Int) -> String {
        "http://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }

    private static func emptyFile(_ path: String) throws -> FileHandle {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw MockServerError.journalNotWritable(path: path) }
        return handle
    }

    /// Runs the server in a task of its own, and waits for its port.
    private static func listen(
        _ responder: MockResponder, clock: MockClock, host: String, port: Int
    ) async throws -> (port: Int, group: ServiceGroup, running: Task<Void, any Error>) {
        let (ports, continuation) = AsyncThrowingStream.makeStream(of: Int.self)
        let silent = Logger(label: "mock") { _ in SwiftLogNoOpLogHandler() }
        let application = Application(
            responder: responder,
            server: .http1(configuration: .init(additionalChannelHandlers: [FaultTap(clock: clock)])),
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { channel in continuation.yield(channel.localAddress?.port ?? port) },
            logger: silent)
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [application], gracefulShutdownSignals: [], logger: silent))
        let running = Task {
            do {
                try await group.run()
            } catch {
                continuation.finish(throwing: error)
                throw error
            }
        }
        do {
            for try await bound in ports { return (bound, group, running) }
        } catch {
            throw MockServerError.notListening(host: host, port: port, reason: String(describing: error))
        }
        throw MockServerError.notListening(host: host, port: port, reason: "cancelled")
    }
}
