import CRMGateway

/// Anchors the audit log each minute while a command runs (SEC-6); the gateway does it once more when it shuts down.
struct AnchorKeeper: Sendable {
    private let task: Task<Void, Never>

    init(_ anchor: AuditAnchor, console: Console) {
        self.task = Task {
            while true {
                do { try await Task.sleep(for: AuditAnchor.interval) } catch { return }
                await Self.write(anchor, console)
            }
        }
    }

    /// Ends the keeping.
    func finish() async {
        task.cancel()
        await task.value
    }

    private static func write(_ anchor: AuditAnchor, _ console: Console) async {
        do {
            let strangers = try await anchor.write()
            for organization in strangers {
                console.note(
                    "Warning: the audit log of \(organization) isn't the one that was anchored. "
                        + "Run: crm-gateway audit verify")
            }
        } catch {
            let failure = CommandFailure(reading: error)
            console.note("Warning: the audit log isn't anchored: \(failure.message) \(failure.nextStep)")
        }
    }
}
