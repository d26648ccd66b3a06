import Workspace

/// Reads events page by page, as its reader asks for them; holds one page.
actor EventFollower {
    private let events: Events
    private let actor: Actor
    private var cursor: Int64?
    private var page: ArraySlice<GatewayEvent> = []
    private var mustPause = false

    init(events: Events, actor: Actor, cursor: Int64?) {
        self.events = events
        self.actor = actor
        self.cursor = cursor
    }

    /// The next event, once there is one; `nil` where the reader has stopped.
    ///
    /// - Throws: `GatewayError`.
    func next() async throws -> GatewayEvent? {
        do {
            while page.isEmpty { try await look() }
        } catch is CancellationError {
            return nil
        } catch {
            throw GatewayError(reading: error)
        }
        return page.popFirst()
    }

    private func look() async throws {
        if mustPause { try await events.clock.sleep(for: Events.lookPause) }
        let found = try await events.read(after: cursor, limit: Events.pageMax, as: actor)
        mustPause = found.count < Events.pageMax
        cursor = found.last?.sequence ?? cursor
        page = found[...]
    }
}
