import Logging
public import ServiceLifecycle
import Workspace

/// What a gateway does unasked, as a service for a host's service group: it goes on with runs whose worker has died,
/// wherever that was, anchors the audit log, ends grants that nobody has held for
/// long, deletes record types that nobody has and events that were kept long enough, and sends mails that are due.
///
/// It looks for runs every ``scanPause``; with the lease of 20 s, a dead worker's run goes on within 30 s.
public struct GatewayUpkeep: Service {
    private let gateway: Gateway

    /// How long to wait between two looks.
    public static let scanPause: Duration = .seconds(5)

    /// How long to wait between two collections of orphaned grants.
    public static let collectionPause: Duration = .seconds(3_600)

    /// Keeps a gateway up.
    public init(_ gateway: Gateway) {
        self.gateway = gateway
    }

    /// Works until the host shuts down, then ends the work of this process; runs stay resumable.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await scan() }
                group.addTask { await collect() }
                if gateway.mail.isConfigured { group.addTask { await deliver() } }
                if gateway.restoring.isAnchored { group.addTask { await watch() } }
                if let anchor = gateway.anchor { group.addTask { await keep(anchor) } }
            }
        }
        await gateway.shutDown()
    }

    private func scan() async {
        while !Task.isCancelled {
            do {
                try await gateway.runs.resumeAll()
            } catch {
                report("Can't look for runs", error)
            }
            do { try await gateway.clock.sleep(for: Self.scanPause) } catch { return }
        }
    }

    /// A mail that is on its way when the host shuts down is finished first: it would be sent twice otherwise.
    private func deliver() async {
        while !Task.isCancelled {
            do {
                try await gateway.mail.deliverDue()
            } catch {
                report("Can't look for mails", error)
            }
            do { try await gateway.clock.sleep(for: Self.scanPause) } catch { return }
        }
    }

    private func collect() async {
        while !Task.isCancelled {
            do {
                try await gateway.grants.collectOrphans()
            } catch {
                report("Can't collect orphaned grants", error)
            }
            do {
                try await gateway.collectRecordTypes()
            } catch {
                report("Can't collect record types that nobody has", error)
            }
            do {
                try await gateway.collectSettings()
            } catch {
                report("Can't collect settings that nobody needs", error)
            }
            do {
                try await gateway.people.expireParked()
                try await gateway.people.purgeExpired()
            } catch {
                report("Can't purge what was removed long ago", error)
            }
            do {
                try await gateway.events.collect()
            } catch {
                report("Can't delete old events", error)
            }
            do { try await gateway.clock.sleep(for: Self.collectionPause) } catch { return }
        }
    }

    /// Another copy of the store may move the anchor at any time, or another process end restored mode.
    private func watch() async {
        while !Task.isCancelled {
            do { try await gateway.clock.sleep(for: AuditAnchor.interval) } catch { return }
            do {
                for restored in try await gateway.restoring.look() {
                    gateway.logger.critical(
                        "The store isn't the one that was anchored: restored mode",
                        metadata: ["organization": "\(restored.organization)", "reason": "\(restored.reason.rawValue)"])
                }
            } catch {
                report("The store can't be compared with its anchor", error)
            }
        }
    }

    private func keep(_ anchor: AuditAnchor) async {
        await anchor.run(clock: gateway.clock) { outcome in
            switch outcome {
            case .success(let organizations):
                gateway.logger.critical(
                    "Audit chains aren't those that were anchored: run `crm-gateway audit verify`",
                    metadata: ["organizations": "\(organizations.map(\.rawValue))"])
            case .failure(let error): report("The audit log isn't anchored", error)
            }
        }
    }

    private func report(_ what: Logger.Message, _ error: any Error) {
        gateway.logger.error(what, metadata: ["error": "\(GatewayError(reading: error))"])
    }
}
