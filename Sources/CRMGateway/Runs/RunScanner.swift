public import Logging
public import ServiceLifecycle

/// Goes on with runs whose worker has died, wherever it was: a service for a host's service group.
///
/// It looks every ``scanPause``; with the lease of 20 s, a dead worker's run goes on within 30 s.
public struct RunScanner: Service {
    private let runs: Runs
    private let logger: Logger

    /// How long to wait between two looks.
    public static let scanPause: Duration = .seconds(5)

    /// Scans for a gateway.
    public init(_ gateway: Gateway, logger: Logger = Logger(label: "crm-gateway.scanner")) {
        self.runs = gateway.runs
        self.logger = logger
    }

    /// Looks until the host shuts down, then stops the work of this process.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await runs.resumeAll()
                } catch {
                    logger.error("Can't look for runs", metadata: ["error": "\(GatewayError(reading: error))"])
                }
                do { try await runs.services.clock.sleep(for: Self.scanPause) } catch { break }
            }
        }
        await runs.workers.stop()
    }
}
