import SQLStore

extension Gateway {
    /// How many versions, or documents, one transaction deletes.
    static let collectedSettingsMax = 500
    /// How many documents one look finds; for each look removals are gone through once.
    static let soughtDocumentsMax = 10_000
    /// How much longer than the undo window a version is kept: an undo that began in time may still be at it.
    static let collectionSlack: Duration = .seconds(86_400)

    /// Deletes versions of settings that no undo within its window could give back, and documents to which nothing refers.
    /// `GatewayUpkeep` calls this each hour. For the host, across organizations; it takes nothing from anybody, so there is
    /// neither actor nor audit entry.
    ///
    /// - Returns: how many were deleted.
    @discardableResult
    public func collectSettings() async throws -> (versions: Int, documents: Int) {
        let age = (runs.undoWindow + Self.collectionSlack).milliseconds
        do {
            return (
                try await collected(
                    { try SettingsCollecting.versions(before: $0.now - age, limit: Self.collectedSettingsMax, in: $0) },
                    { try SettingsCollecting.delete($0, in: $1) }),
                try await collectedDocuments(before: age)
            )
        } catch {
            throw GatewayError(reading: error)
        }
    }

    private func collectedDocuments(before age: Int64) async throws -> Int {
        var all = 0
        var cursor: SettingsCollecting.Document?
        repeat {
            let after = cursor
            let page = try await store.read { transaction in
                try SettingsCollecting.documents(
                    before: transaction.now - age, after: after, limit: Self.soughtDocumentsMax, in: transaction)
            }
            for start in stride(from: 0, to: page.documents.count, by: Self.collectedSettingsMax) {
                let part = Array(page.documents[start...].prefix(Self.collectedSettingsMax))
                all += try await store.write { try SettingsCollecting.delete(part, seenBy: page, in: $0) }
            }
            cursor = page.next
        } while cursor != nil
        return all
    }

    private func collected<Item: Sendable>(
        _ look: @escaping @Sendable (any SQLTransaction) throws -> [Item],
        _ delete: @escaping @Sendable ([Item], any SQLTransaction) throws -> Int
    ) async throws -> Int {
        var all = 0
        while true {
            let found = try await store.read { try look($0) }
            guard !found.isEmpty else { return all }
            let count = try await store.write { try delete(found, $0) }
            all += count
            // What is found and not deleted is needed again by now: the next look, in an hour, tells.
            if count == 0 || found.count < Self.collectedSettingsMax { return all }
        }
    }
}
